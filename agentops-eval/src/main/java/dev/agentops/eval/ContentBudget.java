package dev.agentops.eval;

import dev.agentops.content.Content;
import dev.agentops.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Takes content into a record as long as there is room. Where there is none, content is not even redacted. No lock is held
 * while the redactor runs.
 */
final class ContentBudget {
    private final int maxPiece;
    private final AtomicInteger left;
    private final LongAdder cut = new LongAdder();

    ContentBudget(RecordLimits limits) {
        maxPiece = limits.maxContent();
        left = new AtomicInteger(limits.maxSessionContent());
    }

    /** As much of a text as there is room for; null when it is withheld. */
    @Nullable String text(Content content) {
        if (!content.isRecorded()) {
            return null;
        }
        if (!hasRoom()) {
            cut.increment();
            return "";
        }
        String text = content.text();
        int wanted = Math.min(text.length(), maxPiece);
        int before = left.getAndUpdate(room -> room - Math.min(room, wanted));
        if (before < text.length() || wanted < text.length()) {
            cut.increment();
        }
        return Text.cut(text, Math.min(wanted, before));
    }

    /** The whole object, or null when it is withheld or there is no room for it. */
    @Nullable JsonObject object(Content content) {
        if (!content.isRecorded()) {
            return null;
        }
        if (!hasRoom()) {
            cut.increment();
            return null;
        }
        return content.value() instanceof JsonObject object ? fitting(object) : null;
    }

    private boolean hasRoom() {
        return maxPiece > 0 && left.get() > 0;
    }

    private @Nullable JsonObject fitting(JsonObject object) {
        int size = size(object);
        int before = size > maxPiece ? -1 : left.getAndUpdate(room -> size <= room ? room - size : room);
        if (size > before) {
            cut.increment();
            return null;
        }
        return object;
    }

    long cut() {
        return cut.sum();
    }

    /** About as many characters as its JSON text; an object within core's limits is far from overflowing. */
    private static int size(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length() + 2;
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .mapToInt(member -> size(member.getKey()) + size(member.getValue()) + 2)
                    .reduce(2, ContentBudget::saturated);
        }
        if (value instanceof List<?> list) {
            return list.stream().mapToInt(element -> size(element) + 1).reduce(2, ContentBudget::saturated);
        }
        return String.valueOf(value).length();
    }

    private static int saturated(int one, int other) {
        return (int) Math.min((long) one + other, Integer.MAX_VALUE / 4);
    }
}
