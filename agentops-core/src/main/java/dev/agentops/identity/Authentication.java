package dev.agentops.identity;

/**
 * How a principal came to be known.
 *
 * @param method which kind of proof there was
 * @param issuer who vouches for it: a component of this process, or the issuer of the token
 */
public record Authentication(Method method, String issuer) {

    /** The kinds of proof. A header or Baggage is none. */
    public enum Method {
        /** Authenticated by this process, for instance by its web framework. */
        IN_PROCESS,
        /** A token whose signature, audience and expiry were verified. */
        VERIFIED_TOKEN,
        /** Nobody was authenticated: an anonymous visitor, a replay of a recording. */
        NONE
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when the issuer is empty, too long or has invisible characters
     */
    public Authentication {
        Identifiers.require("issuer", issuer);
    }

    /** Authenticated by a component of this process. */
    public static Authentication inProcess(String component) {
        return new Authentication(Method.IN_PROCESS, component);
    }

    /** A verified token of an issuer. */
    public static Authentication verifiedToken(String issuer) {
        return new Authentication(Method.VERIFIED_TOKEN, issuer);
    }

    /** Nobody was authenticated; policies can tell. */
    public static Authentication none() {
        return new Authentication(Method.NONE, "nobody");
    }
}
