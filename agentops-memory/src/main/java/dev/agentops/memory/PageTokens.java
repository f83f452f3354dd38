package dev.agentops.memory;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of pages: the id behind which the next page begins. A token has no power of its own; it is read within the
 * namespace of the one who brings it.
 */
final class PageTokens {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private PageTokens() {}

    static @Nullable String read(@Nullable String token) {
        try {
            return token == null ? null : new String(DECODER.decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new MemoryException(
                    "the page token is none of this store's: pass on the one that the page before had");
        }
    }

    /** A page of items, of which one more than the limit was read to see whether there is a next page. */
    static <T> Page<T> page(List<T> items, int limit, Function<T, String> id) {
        if (items.size() <= limit) {
            return new Page<>(items, null);
        }
        String last = id.apply(items.get(limit - 1));
        return new Page<>(items.subList(0, limit), ENCODER.encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }
}
