package dev.agentops.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON text by RFC 8259, strictly, straight into frozen values; the limits hold while it reads. One instance reads
 * one text.
 */
final class JsonParser {
    private final String text;
    private final JsonBudget budget;
    private final JsonLimits limits;
    private int at;

    JsonParser(String text, JsonLimits limits) {
        this.text = text;
        this.limits = limits;
        this.budget = new JsonBudget(limits);
    }

    JsonObject object() {
        Object value = document();
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("is JSON, but not an object: arguments are an object such as {\"name\": \"value\"}");
    }

    @Nullable Object document() {
        if (text.length() > limits.maxBytes()) {
            throw JsonException.beyondLimits("is larger than " + limits.maxBytes() + " bytes");
        }
        skipSpace();
        Object value = value();
        skipSpace();
        if (at < text.length()) {
            throw unexpected("the end of the text");
        }
        return value;
    }

    private @Nullable Object value() {
        if (at == text.length()) {
            throw unexpected("a value");
        }
        return switch (text.charAt(at)) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> budget.text(string());
            case 't' -> literal("true", Boolean.TRUE);
            case 'f' -> literal("false", Boolean.FALSE);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private JsonObject members() {
        JsonBudget.Mark before = budget.open();
        at++;
        JsonMembers members = new JsonMembers(4);
        boolean more = !closes('}');
        while (more) {
            member(members);
            more = another('}');
        }
        return budget.close(before, members);
    }

    private void member(JsonMembers members) {
        skipSpace();
        if (at == text.length() || text.charAt(at) != '"') {
            throw unexpected("a name in double quotes");
        }
        String name = string();
        budget.member(name);
        members.requireNew(name);
        skipSpace();
        if (at == text.length() || text.charAt(at) != ':') {
            throw unexpected("a colon");
        }
        at++;
        skipSpace();
        try {
            members.add(name, value());
        } catch (JsonException inside) {
            throw inside.within(name);
        }
    }

    private JsonArray elements() {
        JsonBudget.Mark before = budget.open();
        at++;
        List<@Nullable Object> elements = new ArrayList<>();
        boolean more = !closes(']');
        while (more) {
            budget.element();
            elements.add(element(elements.size()));
            more = another(']');
        }
        budget.close(before);
        return new JsonArray(elements.toArray());
    }

    private @Nullable Object element(int position) {
        skipSpace();
        try {
            return value();
        } catch (JsonException inside) {
            throw inside.within(position);
        }
    }

    private boolean closes(char end) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == end) {
            at++;
            return true;
        }
        return false;
    }

    private boolean another(char end) {
        if (closes(end)) {
            return false;
        }
        if (at == text.length() || text.charAt(at) != ',') {
            throw unexpected("a comma or " + end);
        }
        at++;
        return true;
    }

    private @Nullable Object literal(String word, @Nullable Boolean value) {
        if (!text.startsWith(word, at)) {
            throw unexpected("a value");
        }
        at += word.length();
        budget.scalar();
        return value;
    }

    private Number number() {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        boolean integral = true;
        if (skip('.')) {
            integral = false;
            digits();
        }
        if (skip('e') || skip('E')) {
            integral = false;
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        return budget.number(JsonNumbers.parse(text.substring(start, at), integral));
    }

    private boolean skip(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        if (there) {
            at++;
        }
        return there;
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw unexpected("a digit");
        }
    }

    private String string() {
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(start, at++);
            }
            if (c == '\\') {
                return escaped(start);
            }
            requirePrintable(c);
            at++;
        }
        throw unexpected("a closing double quote");
    }

    private String escaped(int start) {
        StringBuilder built = new StringBuilder(text.length() - start > 64 ? 64 : 16).append(text, start, at);
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return built.toString();
            }
            if (c == '\\') {
                built.append(escape());
            } else {
                at--;
                requirePrintable(c);
                at++;
                built.append(c);
            }
        }
        throw unexpected("a closing double quote");
    }

    private char escape() {
        if (at == text.length()) {
            throw unexpected("an escape");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                at--;
                throw unexpected("one of \" \\ / b f n r t u after a backslash");
            }
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = at < text.length() ? hex(text.charAt(at)) : -1;
            if (digit < 0) {
                throw unexpected("four hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    /** Not {@link Character#digit}, which accepts the digits of every script. */
    private static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    private void requirePrintable(char c) {
        if (c < 0x20) {
            throw unexpected("an escape for the control character");
        }
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private JsonException unexpected(String wanted) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new JsonException("is not JSON: " + wanted + " is missing at line " + line + ", column "
                + (at - lineStart + 1) + (at >= text.length() ? ", where the text ends" : ""));
    }
}
