package dev.agentops.tools.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.json.JsonObject;
import dev.agentops.tools.SchemaInvalidException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second line of defence: even a reference that got past the compiler loads nothing. */
class GeneralValidatorTest {
    @TempDir
    private Path folder;

    private static void load(String reference) {
        GeneralValidator.of(
                JsonObject.parse("{\"properties\":{\"a\":{\"$ref\":\"" + reference + "\"}}}"), Dialect.DRAFT_2020_12);
    }

    @Test
    void nothingIsLoadedFromTheNetwork() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/schema.json";
            assertThatThrownBy(() -> load(address)).isInstanceOf(SchemaInvalidException.class);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void nothingIsLoadedFromFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("schema.json"), "{\"type\":\"string\"}");
        assertThatThrownBy(() -> load(file.toUri().toString())).isInstanceOf(SchemaInvalidException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "classpath:/draft/2020-12/schema",
                "resource:/draft/2020-12/schema",
                "http://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft/2020-12/schema"
            })
    void nothingIsLoadedFromTheClassPath(String reference) {
        assertThatThrownBy(() -> load(reference)).isInstanceOf(SchemaInvalidException.class);
    }

    @Test
    void expressionsAreThoseOfTheCompiler() {
        assertThatThrownBy(
                        () -> GeneralValidator.of(JsonObject.parse("{\"pattern\":\"(?=a)\"}"), Dialect.DRAFT_2020_12))
                .isInstanceOf(RuntimeException.class);
        GeneralValidator linear = GeneralValidator.of(
                JsonObject.parse("{\"properties\":{\"a\":{\"pattern\":\"^(a+)+$\"}}}"), Dialect.DRAFT_2020_12);
        JsonObject attack = JsonObject.parse("{\"a\":\"" + "a".repeat(20_000) + "!\"}");
        assertThat(linear.check(attack, new Report(new Effort()))).hasSize(1);
    }

    @Test
    void stepsAreBounded() {
        StringBuilder levels = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            levels.append("\"d%1$d\":{\"allOf\":[{\"$ref\":\"#/$defs/d%2$d\"},{\"$ref\":\"#/$defs/d%2$d\"}]},"
                    .formatted(i, i + 1));
        }
        String schema = "{\"$ref\":\"#/$defs/d0\",\"$defs\":{" + levels + "\"d40\":{\"minProperties\":0}}}";
        GeneralValidator general = GeneralValidator.of(JsonObject.parse(schema), Dialect.DRAFT_2020_12);
        assertThatThrownBy(() -> general.check(JsonObject.empty(), new Report(new Effort())))
                .isInstanceOf(Effort.Exhausted.class);
    }
}
