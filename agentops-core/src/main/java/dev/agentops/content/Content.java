package dev.agentops.content;

import dev.agentops.internal.Failures;
import dev.agentops.json.Json;
import dev.agentops.json.JsonException;
import dev.agentops.json.JsonLimits;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One piece of content as observers may see it: withheld unless content recording was opted in, otherwise frozen at once
 * and redacted on first use. The unredacted value cannot be had from it, and {@link #toString} shows nothing. Thread-safe.
 */
public final class Content {
    private static final int LONGEST_TEXT = 1_000_000;
    private static final JsonLimits LIMITS = new JsonLimits(64, LONGEST_TEXT, 100_000);
    private static final Content WITHHELD = new Content(ContentKind.RESULT, null, null);
    private static final Redacted REDACTION_FAILED = new Redacted("[redaction failed]");

    private final ContentKind kind;
    private final @Nullable Redactor redactor;
    private final AtomicReference<Object> state;

    /** What is left after redaction; the frozen value itself is held in a {@link Frozen} until then. */
    private record Redacted(@Nullable Object value) {}

    private record Frozen(@Nullable Object value) {}

    private Content(ContentKind kind, @Nullable Object frozen, @Nullable Redactor redactor) {
        this.kind = kind;
        this.state = new AtomicReference<>(new Frozen(frozen));
        this.redactor = redactor;
    }

    /** Content that is not recorded. */
    public static Content withheld() {
        return WITHHELD;
    }

    /**
     * Content to be recorded after redaction. It is frozen now, up to 1 MB: what is changed later is not recorded.
     *
     * @param raw any object; what is not JSON is recorded as its text, a failure as its message
     */
    public static Content of(ContentKind kind, @Nullable Object raw, Redactor redactor) {
        return new Content(kind, freeze(raw), redactor);
    }

    /** Whether there is anything to be seen. */
    public boolean isRecorded() {
        return redactor != null;
    }

    /** The redacted value, a frozen JSON value; null where content is withheld. */
    public @Nullable Object value() {
        return redactor == null ? null : redacted(redactor).value();
    }

    /** The redacted value as text: a string as it is, anything else as JSON; empty where content is withheld. */
    public String text() {
        Object value = value();
        if (redactor == null) {
            return "";
        }
        return value instanceof String text ? text : Json.write(value);
    }

    /** Code of others runs here, so no lock is held; two threads at once may both redact. */
    private Redacted redacted(Redactor by) {
        Object now = Objects.requireNonNull(state.get());
        if (now instanceof Frozen frozen) {
            state.compareAndSet(frozen, redact(by, frozen));
        }
        return (Redacted) Objects.requireNonNull(state.get());
    }

    /** A redactor that fails must not leave the unredacted value behind. */
    private Redacted redact(Redactor by, Frozen frozen) {
        try {
            return new Redacted(by.redact(kind, frozen.value()));
        } catch (Throwable failed) {
            Failures.rethrowFatal(failed);
            return REDACTION_FAILED;
        }
    }

    private static @Nullable Object freeze(@Nullable Object raw) {
        try {
            return raw instanceof String text ? cut(text) : frozenOrText(raw);
        } catch (Throwable failed) {
            Failures.rethrowFatal(failed);
            return "[cannot be recorded]";
        }
    }

    private static @Nullable Object frozenOrText(@Nullable Object raw) {
        if (raw instanceof Throwable failure) {
            String message = failure.getMessage();
            return message == null ? null : cut(message);
        }
        try {
            return Json.freeze(raw, LIMITS);
        } catch (JsonException notJson) {
            return notJson.isBeyondLimits() ? "[not recorded: " + notJson.problem() + "]" : cut(String.valueOf(raw));
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " […]";
    }

    @Override
    public String toString() {
        return isRecorded() ? "Content(" + kind + ")" : "Content(withheld)";
    }
}
