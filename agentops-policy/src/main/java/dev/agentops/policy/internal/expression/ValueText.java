package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarDuration;
import dev.agentops.policy.value.CedarIp;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes values, names and patterns as the language has them. */
public final class ValueText {
    private static final Pattern IDENTIFIER = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
    private static final Set<String> RESERVED =
            Set.of("true", "false", "if", "then", "else", "in", "is", "like", "has", "__cedar");

    private ValueText() {}

    /** The text of a value of Cedar; of an error, its message between angle brackets, which is no Cedar. */
    public static String of(Object value) {
        if (value instanceof String text) {
            return quoted(text);
        } else if (value instanceof EntityUid uid) {
            return uid.type() + "::" + quoted(uid.id());
        } else if (value instanceof CedarSet set) {
            return IntStream.range(0, set.size())
                    .mapToObj(i -> of(set.get(i)))
                    .collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Map<?, ?> record) {
            return record(record);
        } else if (value instanceof EvaluationError error) {
            return "<" + error.message() + ">";
        }
        return extension(value);
    }

    private static String record(Map<?, ?> record) {
        return record.entrySet().stream()
                .map(member -> name((String) member.getKey()) + ": " + of(member.getValue()))
                .sorted()
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String extension(Object value) {
        if (value instanceof CedarDecimal) {
            return "decimal(\"" + value + "\")";
        } else if (value instanceof CedarIp) {
            return "ip(\"" + value + "\")";
        } else if (value instanceof CedarDateTime moment) {
            return moment(moment);
        } else if (value instanceof CedarDuration) {
            return "duration(\"" + value + "\")";
        }
        return String.valueOf(value);
    }

    /** Far from now there are moments that can be calculated and not be written. */
    private static String moment(CedarDateTime moment) {
        String text = moment.toString();
        return moment.equals(CedarDateTime.parse(text))
                ? "datetime(\"" + text + "\")"
                : "datetime(\"1970-01-01\").offset(duration(\"" + moment.epochMillis() + "ms\"))";
    }

    /** Whether a name can stand without quotes. */
    static boolean isPlain(String name) {
        return IDENTIFIER.matcher(name).matches() && !RESERVED.contains(name);
    }

    static String name(String name) {
        return isPlain(name) ? name : quoted(name);
    }

    static String pattern(WildcardPattern pattern) {
        return pattern.segments().stream()
                .map(segment -> escaped(segment).replace("*", "\\*"))
                .collect(Collectors.joining("*", "\"", "\""));
    }

    static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                escaped.append('\\').appendCodePoint(point);
            } else if (isVisible(point)) {
                escaped.appendCodePoint(point);
            } else {
                escaped.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        });
        return escaped.toString();
    }

    /** What cannot be seen in a text, or changes how it is seen, is written as its number. */
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
