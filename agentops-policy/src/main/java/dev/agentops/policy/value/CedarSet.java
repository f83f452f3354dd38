package dev.agentops.policy.value;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A set of Cedar: values without order and repetition.
 *
 * <p>Inside, the elements stand in a total order over all values, so that nothing takes more than {@code n log n} comparisons,
 * whatever the hash codes of the elements are. {@link #toString} shows no content.
 */
public final class CedarSet implements Comparable<CedarSet> {
    /** The set without elements. */
    public static final CedarSet EMPTY = new CedarSet(new Object[0]);

    private final Object[] elements;

    private CedarSet(Object[] elements) {
        this.elements = elements;
    }

    /**
     * Makes a set of elements in any order, with or without repetition.
     *
     * @throws IllegalArgumentException when an element is no value of Cedar
     * @throws NullPointerException when an element is null
     */
    public static CedarSet of(Collection<?> elements) {
        return sorted(elements.toArray());
    }

    /** As {@link #of(Collection)}. */
    public static CedarSet of(Object... elements) {
        return sorted(Arrays.copyOf(elements, elements.length, Object[].class));
    }

    private static CedarSet sorted(Object[] elements) {
        for (int i = 0; i < elements.length; i++) {
            elements[i] = ValueOrder.canonical(elements[i]);
        }
        Arrays.sort(elements, ValueOrder.INSTANCE);
        int size = 0;
        for (Object element : elements) {
            if (size == 0 || ValueOrder.INSTANCE.compare(elements[size - 1], element) != 0) {
                elements[size++] = element;
            }
        }
        return size == 0 ? EMPTY : new CedarSet(size == elements.length ? elements : Arrays.copyOf(elements, size));
    }

    /** How many different elements there are. */
    public int size() {
        return elements.length;
    }

    /** Whether there is no element. */
    public boolean isEmpty() {
        return elements.length == 0;
    }

    /** The element at a position of some fixed order, 0 to {@code size() - 1}. */
    public Object get(int position) {
        return elements[position];
    }

    /**
     * Whether a value is among the elements.
     *
     * @throws IllegalArgumentException when it is no value of Cedar
     */
    public boolean contains(Object value) {
        return mayHold(value) && Arrays.binarySearch(elements, ValueOrder.canonical(value), ValueOrder.INSTANCE) >= 0;
    }

    /** Records are last in the order: where the last element is none, no record has to be brought into order. */
    private boolean mayHold(Object value) {
        return elements.length > 0
                && (ValueOrder.isCanonical(value) || elements[elements.length - 1] instanceof CedarRecord);
    }

    /** Whether all elements of another set are among those of this one. */
    public boolean containsAll(CedarSet other) {
        return other.elements.length <= elements.length
                && shared(other, other.elements.length) == other.elements.length;
    }

    /** Whether some element of another set is among those of this one. */
    public boolean containsAny(CedarSet other) {
        return shared(other, 1) == 1;
    }

    /** Counts shared elements, up to a number. */
    private int shared(CedarSet other, int enough) {
        int shared = 0;
        int mine = 0;
        int theirs = 0;
        while (shared < enough && mine < elements.length && theirs < other.elements.length) {
            int order = ValueOrder.INSTANCE.compare(elements[mine], other.elements[theirs]);
            shared += order == 0 ? 1 : 0;
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    /** Some order that agrees with {@link #equals}; Cedar has none. */
    @Override
    public int compareTo(CedarSet other) {
        int order = Integer.compare(elements.length, other.elements.length);
        for (int i = 0; order == 0 && i < elements.length; i++) {
            order = ValueOrder.INSTANCE.compare(elements[i], other.elements[i]);
        }
        return order;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CedarSet set && Arrays.equals(elements, set.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    /** The number of elements, and nothing of them. */
    @Override
    public String toString() {
        return "CedarSet(" + size() + (size() == 1 ? " element)" : " elements)");
    }
}
