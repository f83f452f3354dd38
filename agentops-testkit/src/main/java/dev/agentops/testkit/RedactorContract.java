package dev.agentops.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.content.ContentKind;
import dev.agentops.content.Redactor;
import dev.agentops.json.Json;
import dev.agentops.json.JsonLimits;
import dev.agentops.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Redactor} has to do. Extend it, and give one with a secret that it takes out. */
public abstract class RedactorContract {

    /** For the use of subclasses. */
    protected RedactorContract() {}

    /** The redactor under test. */
    protected abstract Redactor redactor();

    /** A text that it must not let through. */
    protected abstract String secret();

    private String redacted(ContentKind kind, @Nullable Object value) {
        return Json.write(redactor().redact(kind, value));
    }

    @ParameterizedTest
    @EnumSource(ContentKind.class)
    void takesTheSecretOutOfText(ContentKind kind) {
        assertThat(redacted(kind, "before " + secret() + " after")).doesNotContain(secret());
    }

    @ParameterizedTest
    @EnumSource(ContentKind.class)
    void takesTheSecretOutHoweverDeep(ContentKind kind) {
        Object value = Json.freeze(Map.of("list", List.of(1, Map.of("deep", secret()), "x")), JsonLimits.DEFAULT);

        assertThat(redacted(kind, value)).doesNotContain(secret());
    }

    @Test
    void bearsEveryType() {
        Object value = JsonObject.parse("{\"s\":\"\",\"n\":1,\"d\":1.5,\"b\":true,\"z\":null,\"a\":[],\"o\":{}}");

        assertThat(redacted(ContentKind.RESULT, value)).isNotEmpty();
        assertThat(redacted(ContentKind.RESULT, null)).isNotNull();
    }
}
