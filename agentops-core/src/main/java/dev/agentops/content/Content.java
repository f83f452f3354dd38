package dev.agentops.content;

import dev.agentops.json.Json;
import dev.agentops.json.JsonException;
import org.jspecify.annotations.Nullable;

/**
 * One piece of content as observers may see it: withheld unless content recording was opted in, otherwise redacted on
 * first use. The unredacted value cannot be had from it, and {@link #toString} shows nothing. Thread-safe.
 */
public final class Content {
    private static final Content WITHHELD = new Content(ContentKind.RESULT, null, null);
    private static final String REDACTION_FAILED = "[redaction failed]";

    private final ContentKind kind;
    private final @Nullable Redactor redactor;
    private @Nullable Object raw;
    private @Nullable Object redacted;
    private boolean done;

    private Content(ContentKind kind, @Nullable Object raw, @Nullable Redactor redactor) {
        this.kind = kind;
        this.raw = raw;
        this.redactor = redactor;
    }

    /** Content that is not recorded. */
    public static Content withheld() {
        return WITHHELD;
    }

    /**
     * Content to be recorded after redaction.
     *
     * @param raw any object; what is not JSON is recorded as its text
     */
    public static Content of(ContentKind kind, @Nullable Object raw, Redactor redactor) {
        return new Content(kind, raw, redactor);
    }

    /** Whether there is anything to be seen. */
    public boolean isRecorded() {
        return redactor != null;
    }

    /** The redacted value, a frozen JSON value; null where content is withheld. */
    public @Nullable Object value() {
        return redactor == null ? null : redacted(redactor);
    }

    /** The redacted value as text: a string as it is, anything else as JSON; empty where content is withheld. */
    public String text() {
        Object value = value();
        if (redactor == null) {
            return "";
        }
        return value instanceof String text ? text : Json.write(value);
    }

    private synchronized @Nullable Object redacted(Redactor by) {
        if (!done) {
            redacted = redactOnce(by);
            raw = null;
            done = true;
        }
        return redacted;
    }

    /** A redactor that fails must not leave the unredacted value behind. */
    private @Nullable Object redactOnce(Redactor by) {
        try {
            return by.redact(kind, json(raw));
        } catch (RuntimeException | StackOverflowError failed) {
            return REDACTION_FAILED;
        }
    }

    private static @Nullable Object json(@Nullable Object value) {
        try {
            return Json.freeze(value, Redactor.WIDEST);
        } catch (JsonException notJson) {
            return String.valueOf(value);
        }
    }

    @Override
    public String toString() {
        return isRecorded() ? "Content(" + kind + ")" : "Content(withheld)";
    }
}
