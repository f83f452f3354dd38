package dev.agentops.otel.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/** OTLP's JSON: that of protobuf, but ids are in hex and not in Base64. */
final class OtlpJson {
    private static final Set<String> IDS = Set.of("traceId", "spanId", "parentSpanId");

    private OtlpJson() {}

    static void merge(String json, Message.Builder message) {
        try {
            JsonElement tree = JsonParser.parseString(json);
            toBase64(tree);
            JsonFormat.parser().ignoringUnknownFields().merge(tree.toString(), message);
        } catch (JsonParseException | InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException(
                    "not OTLP JSON of a message "
                            + message.getDescriptorForType().getName(),
                    malformed);
        }
    }

    private static void toBase64(JsonElement element) {
        if (element instanceof JsonArray array) {
            array.forEach(OtlpJson::toBase64);
        } else if (element instanceof JsonObject object) {
            for (String name : Set.copyOf(object.keySet())) {
                JsonElement value = object.get(name);
                if (IDS.contains(name) && value.isJsonPrimitive()) {
                    object.addProperty(name, base64(value.getAsString()));
                } else {
                    toBase64(value);
                }
            }
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
