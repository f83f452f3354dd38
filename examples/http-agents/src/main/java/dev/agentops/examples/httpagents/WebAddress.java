package dev.agentops.examples.httpagents;

import java.net.URI;
import java.util.Set;

/** Addresses that somebody else named. */
final class WebAddress {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST = 2_048;

    private WebAddress() {}

    /**
     * An absolute address of the web.
     *
     * @throws IllegalArgumentException when it is none; the message does not repeat it
     */
    static URI of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a URL of more than " + LONGEST + " characters");
        }
        URI address = parse(text);
        if (!SCHEMES.contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
            throw new IllegalArgumentException("not an absolute http or https URL");
        }
        return address;
    }

    private static URI parse(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("not a URL", malformed);
        }
    }
}
