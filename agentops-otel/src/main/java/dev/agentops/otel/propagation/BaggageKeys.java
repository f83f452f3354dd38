package dev.agentops.otel.propagation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An allow-list of Baggage keys. Immutable.
 *
 * <p>Named keys come first: where not everything fits into a header, they are what is left.
 */
public final class BaggageKeys {
    private static final BaggageKeys NONE = new BaggageKeys(Set.of(), false);
    private static final BaggageKeys ALL = new BaggageKeys(Set.of(), true);

    private final Set<String> named;
    private final List<String> inOrder;
    private final boolean others;

    private BaggageKeys(Set<String> named, boolean others) {
        this.named = named;
        this.inOrder = List.copyOf(named);
        this.others = others;
    }

    /** No key. */
    public static BaggageKeys none() {
        return NONE;
    }

    /** Every key. */
    public static BaggageKeys all() {
        return ALL;
    }

    /** These keys and no others, by exact characters. */
    public static BaggageKeys of(String... keys) {
        return NONE.and(keys);
    }

    /** These keys besides. */
    public BaggageKeys and(String... keys) {
        Set<String> more = new LinkedHashSet<>(named);
        more.addAll(List.of(keys));
        return new BaggageKeys(more, others);
    }

    /** Every other key besides. */
    public BaggageKeys andAllOthers() {
        return new BaggageKeys(named, true);
    }

    /** Whether a key is on the list. */
    public boolean contains(String key) {
        return others || named.contains(key);
    }

    /** Whether the key that stands in a part of a header is on the list; nothing is copied. */
    boolean contains(String text, int from, int to) {
        return others || isNamed(text, from, to - from);
    }

    /** By index: this is asked of each member of a header, and an iterator for each would be many. */
    private boolean isNamed(String text, int from, int length) {
        for (int i = 0; i < inOrder.size(); i++) {
            String key = inOrder.get(i);
            if (key.length() == length && text.startsWith(key, from)) {
                return true;
            }
        }
        return false;
    }

    Set<String> named() {
        return named;
    }

    /** Whether keys are on the list that are not named. */
    boolean hasOthers() {
        return others;
    }

    @Override
    public String toString() {
        return "BaggageKeys" + named + (others ? " and all others" : "");
    }
}
