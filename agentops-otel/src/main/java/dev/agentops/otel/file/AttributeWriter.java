package dev.agentops.otel.file;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes attributes as lists of OTLP's {@code KeyValue}. */
final class AttributeWriter {
    private final JsonText json;

    AttributeWriter(JsonText json) {
        this.json = json;
    }

    void write(Attributes attributes, int dropped) {
        if (!attributes.isEmpty()) {
            json.beginArray("attributes");
            attributes.forEach((key, value) -> keyValue(key.getKey(), value));
            json.endArray();
        }
        if (dropped > 0) {
            json.member("droppedAttributesCount", dropped);
        }
    }

    private void keyValue(String key, @Nullable Object value) {
        json.beginObject().member("key", key).beginObject("value");
        anyValue(value);
        json.endObject().endObject();
    }

    private void anyValue(@Nullable Object value) {
        if (value instanceof Value<?> typed) {
            typed(typed);
        } else if (value instanceof List<?> list) {
            array(list);
        } else {
            scalar(value);
        }
    }

    /** An empty value is an object without members. */
    private void scalar(@Nullable Object value) {
        if (value instanceof String text) {
            json.member("stringValue", text);
        } else if (value instanceof Boolean flag) {
            json.member("boolValue", flag);
        } else if (value instanceof Long number) {
            json.member("intValue", number.toString());
        } else if (value instanceof Double number) {
            json.member("doubleValue", number);
        } else if (value instanceof ByteBuffer bytes) {
            json.member("bytesValue", base64(bytes));
        }
    }

    private static String base64(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }

    private void typed(Value<?> value) {
        switch (value.getType()) {
            case KEY_VALUE_LIST -> keyValues((List<?>) value.getValue());
            case ARRAY -> array((List<?>) value.getValue());
            case STRING, BOOLEAN, LONG, DOUBLE, BYTES -> scalar(value.getValue());
            case EMPTY -> scalar(null);
        }
    }

    private void array(List<?> list) {
        json.beginObject("arrayValue").beginArray("values");
        for (Object element : list) {
            json.beginObject();
            anyValue(element);
            json.endObject();
        }
        json.endArray().endObject();
    }

    private void keyValues(List<?> list) {
        json.beginObject("kvlistValue").beginArray("values");
        for (Object element : list) {
            KeyValue entry = (KeyValue) element;
            keyValue(entry.getKey(), entry.getValue());
        }
        json.endArray().endObject();
    }
}
