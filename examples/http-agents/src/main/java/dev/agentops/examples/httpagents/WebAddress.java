package dev.agentops.examples.httpagents;

import java.net.URI;
import java.util.Set;

/** Addresses that somebody else named. */
final class WebAddress {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST = 2_048;
    private static final int HIGHEST_PORT = 65_535;
    private static final int PORT_OF_HTTP = 80;
    private static final int PORT_OF_HTTPS = 443;

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
        if (port(address) < 1 || port(address) > HIGHEST_PORT) {
            throw new IllegalArgumentException("the port is " + port(address) + ", must be 1 to " + HIGHEST_PORT);
        }
        return address;
    }

    /** The port that is named, or that of the scheme. */
    static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? PORT_OF_HTTPS : PORT_OF_HTTP;
    }

    private static URI parse(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("not a URL", malformed);
        }
    }
}
