package dev.agentops.examples.httpagents;

import com.sun.net.httpserver.HttpExchange;
import dev.agentops.json.Json;
import dev.agentops.json.JsonException;
import dev.agentops.json.JsonLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what was sent, within limits. */
final class RequestBody {
    static final int LONGEST = 262_144;

    private static final JsonLimits LIMITS = new JsonLimits(64, LONGEST, 10_000);

    private RequestBody() {}

    /** The JSON value that was sent. */
    static @Nullable Object read(HttpExchange request) throws IOException, Refusal {
        String text = text(bytes(request));
        try {
            return Json.parse(text, LIMITS);
        } catch (JsonException malformed) {
            throw new Refusal(400, "the body is no JSON: " + malformed.getMessage());
        }
    }

    private static byte[] bytes(HttpExchange request) throws IOException, Refusal {
        try (InputStream body = request.getRequestBody()) {
            byte[] read = body.readNBytes(LONGEST + 1);
            if (read.length > LONGEST) {
                throw new Refusal(413, "the body has more than " + LONGEST + " octets");
            }
            return read;
        }
    }

    private static String text(byte[] body) throws Refusal {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new Refusal(400, "the body is no UTF-8");
        }
    }
}
