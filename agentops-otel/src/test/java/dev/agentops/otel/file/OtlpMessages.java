package dev.agentops.otel.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds JSON to the protocol's own message descriptors, by the rules of OTLP's JSON encoding. */
final class OtlpMessages {
    private OtlpMessages() {}

    static void assertIsExportRequest(JsonObject request) {
        assertMatches(request, ExportTraceServiceRequest.getDescriptor());
    }

    private static void assertMatches(JsonObject object, Descriptor message) {
        Map<String, FieldDescriptor> fields =
                message.getFields().stream().collect(Collectors.toMap(FieldDescriptor::getJsonName, field -> field));
        object.forEach((name, value) -> {
            assertThat(fields).as("fields of %s", message.getName()).containsKey(name);
            FieldDescriptor field = fields.get(name);
            List<?> values = field.isRepeated() ? (JsonArray) value : List.of(value);
            values.forEach(element -> assertElement(element, field));
        });
    }

    private static void assertElement(Object value, FieldDescriptor field) {
        switch (field.getType()) {
            case MESSAGE -> assertMatches((JsonObject) value, field.getMessageType());
            case STRING -> assertThat(value).isInstanceOf(String.class);
            case BOOL -> assertThat(value).isInstanceOf(Boolean.class);
            case INT64, UINT64, FIXED64, SFIXED64, SINT64 ->
                assertThat((String) value).matches("-?[0-9]+");
            case BYTES -> assertBytes((String) value, field);
            case ENUM ->
                assertThat(field.getEnumType().findValueByNumber(((Number) value).intValue()))
                        .isNotNull();
            case DOUBLE ->
                assertThat(value instanceof Number
                                || List.of("NaN", "Infinity", "-Infinity").contains(value))
                        .isTrue();
            default -> assertThat(value).isInstanceOf(Number.class);
        }
    }

    private static void assertBytes(String value, FieldDescriptor field) {
        if (field.getJsonName().endsWith("Id")) {
            assertThat(value).matches("[0-9a-f]{16}|[0-9a-f]{32}");
        }
    }
}
