package dev.agentops.memory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list. Items that were there before the first page was read and are there after the last one was are in
 * exactly one page.
 *
 * @param <T> what is listed
 * @param items the items, in the order of the list
 * @param nextToken names the next page in the same namespace and nowhere else; null when this is the last
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {
    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }

    /** The request for the next page; empty when this is the last. */
    public Optional<PageRequest> next(int limit) {
        return Optional.ofNullable(nextToken).map(token -> PageRequest.after(token, limit));
    }

    /** Without the items, which are content. */
    @Override
    public String toString() {
        return "Page(" + items.size() + " items" + (nextToken == null ? ", last" : "") + ")";
    }
}
