package dev.agentops.otel.testkit;

import com.google.protobuf.ByteString;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Protobuf attributes as the API's. */
final class AttributeDecoder {
    private AttributeDecoder() {}

    static Attributes attributes(List<KeyValue> pairs) {
        AttributesBuilder builder = Attributes.builder();
        pairs.forEach(pair -> put(builder, pair.getKey(), pair.getValue()));
        return builder.build();
    }

    static ReceivedSource source(Resource resource, InstrumentationScope scope, String schemaUrl) {
        return new ReceivedSource(
                attributes(resource.getAttributesList()), scope.getName(), scope.getVersion(), schemaUrl);
    }

    static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static void put(AttributesBuilder builder, String key, AnyValue value) {
        switch (value.getValueCase()) {
            case STRING_VALUE -> builder.put(key, value.getStringValue());
            case BOOL_VALUE -> builder.put(key, value.getBoolValue());
            case INT_VALUE -> builder.put(key, value.getIntValue());
            case DOUBLE_VALUE -> builder.put(key, value.getDoubleValue());
            case ARRAY_VALUE -> putArray(builder, key, value);
            default -> builder.put(AttributeKey.valueKey(key), value(value));
        }
    }

    /** An empty array has no element type on the wire. */
    private static void putArray(AttributesBuilder builder, String key, AnyValue array) {
        List<AnyValue> values = array.getArrayValue().getValuesList();
        List<AnyValue.ValueCase> cases =
                values.stream().map(AnyValue::getValueCase).distinct().toList();
        if (cases.isEmpty()) {
            builder.put(AttributeKey.stringArrayKey(key), List.of());
        } else if (cases.size() > 1) {
            builder.put(AttributeKey.valueKey(key), value(array));
        } else {
            putArray(builder, key, values, cases.get(0), array);
        }
    }

    private static void putArray(
            AttributesBuilder builder, String key, List<AnyValue> values, AnyValue.ValueCase type, AnyValue array) {
        switch (type) {
            case STRING_VALUE ->
                builder.put(
                        AttributeKey.stringArrayKey(key),
                        values.stream().map(AnyValue::getStringValue).toList());
            case BOOL_VALUE ->
                builder.put(
                        AttributeKey.booleanArrayKey(key),
                        values.stream().map(AnyValue::getBoolValue).toList());
            case INT_VALUE ->
                builder.put(
                        AttributeKey.longArrayKey(key),
                        values.stream().map(AnyValue::getIntValue).toList());
            case DOUBLE_VALUE ->
                builder.put(
                        AttributeKey.doubleArrayKey(key),
                        values.stream().map(AnyValue::getDoubleValue).toList());
            default -> builder.put(AttributeKey.valueKey(key), value(array));
        }
    }

    static Value<?> value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> Value.of(value.getStringValue());
            case BOOL_VALUE -> Value.of(value.getBoolValue());
            case INT_VALUE -> Value.of(value.getIntValue());
            case DOUBLE_VALUE -> Value.of(value.getDoubleValue());
            case BYTES_VALUE -> Value.of(value.getBytesValue().toByteArray());
            case ARRAY_VALUE -> list(value.getArrayValue().getValuesList());
            case KVLIST_VALUE -> map(value.getKvlistValue().getValuesList());
            default -> Value.empty();
        };
    }

    private static Value<?> list(List<AnyValue> values) {
        return Value.of(values.stream().<Value<?>>map(AttributeDecoder::value).toList());
    }

    private static Value<?> map(List<KeyValue> pairs) {
        Map<String, Value<?>> entries = new TreeMap<>();
        pairs.forEach(pair -> entries.put(pair.getKey(), value(pair.getValue())));
        return Value.of(entries);
    }
}
