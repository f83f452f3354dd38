package dev.agentops.otel.file;

/** JSON text that is written from front to back, and is inert when it is shown raw. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(1_024);

    JsonText beginObject() {
        separate();
        out.append('{');
        return this;
    }

    JsonText beginObject(String name) {
        name(name);
        out.append('{');
        return this;
    }

    JsonText endObject() {
        out.append('}');
        return this;
    }

    JsonText beginArray(String name) {
        name(name);
        out.append('[');
        return this;
    }

    JsonText endArray() {
        out.append(']');
        return this;
    }

    JsonText member(String name, String value) {
        name(name);
        string(value);
        return this;
    }

    JsonText member(String name, int value) {
        name(name);
        out.append(value);
        return this;
    }

    JsonText member(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    /** As protobuf's JSON has it, what is not finite is a string. */
    JsonText member(String name, double value) {
        name(name);
        if (Double.isFinite(value)) {
            out.append(value);
        } else {
            string(Double.toString(value));
        }
        return this;
    }

    private void name(String name) {
        separate();
        string(name);
        out.append(':');
    }

    private void separate() {
        char last = out.length() == 0 ? '{' : out.charAt(out.length() - 1);
        if (last != '{' && last != '[') {
            out.append(',');
        }
    }

    private void string(String text) {
        out.append('"');
        text.codePoints().forEach(this::codePoint);
        out.append('"');
    }

    private void codePoint(int point) {
        switch (point) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> plainOrEscaped(point);
        }
    }

    private void plainOrEscaped(int point) {
        if (point >= ' ' && point < 0x7f) {
            out.append((char) point);
            return;
        }
        switch (Character.getType(point)) {
            case Character.SURROGATE -> out.append('\ufffd');
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {
                for (char unit : Character.toChars(point)) {
                    escape(unit);
                }
            }
            default -> out.appendCodePoint(point);
        }
    }

    private void escape(char unit) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((unit >> shift) & 15));
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
