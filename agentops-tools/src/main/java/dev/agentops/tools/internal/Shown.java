package dev.agentops.tools.internal;

import dev.agentops.json.Json;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Makes text of schemas and names of arguments fit to be shown: bounded, and nothing that steers a terminal. */
final class Shown {
    private static final int LONGEST = 80;
    private static final int LONGEST_LIST = 600;

    private Shown() {}

    static String text(String text) {
        return text(text, LONGEST);
    }

    static String text(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length() && shown.length() < longest) {
            int point = text.codePointAt(at);
            shown.appendCodePoint(isPlain(point) ? point : 0xFFFD);
            at += Character.charCount(point);
        }
        return at < text.length() ? shown.append('…').toString() : shown.toString();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    static String name(String name) {
        return "`" + text(name) + "`";
    }

    static String value(@Nullable Object value) {
        return text(Json.write(value));
    }

    static String names(Collection<String> names) {
        StringBuilder list = new StringBuilder();
        Iterator<String> each = names.iterator();
        while (each.hasNext() && list.length() < LONGEST_LIST) {
            list.append(list.isEmpty() ? "" : ", ").append(name(each.next()));
        }
        return each.hasNext() ? list.append(", …").toString() : list.toString();
    }

    static String values(Collection<@Nullable Object> values) {
        StringBuilder list = new StringBuilder();
        Iterator<@Nullable Object> each = values.iterator();
        while (each.hasNext() && list.length() < LONGEST_LIST) {
            list.append(list.isEmpty() ? "" : ", ").append(value(each.next()));
        }
        return each.hasNext() ? list.append(", …").toString() : list.toString();
    }
}
