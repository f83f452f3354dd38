package dev.agentops.examples.httpagents;

import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Says who asks, by a token that only holders of the secret can make: a stand-in for an identity provider's tokens. */
final class ActorTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SCHEME = "Bearer ";
    private static final int SHORTEST_SECRET = 16;

    private final SecretKeySpec key;

    ActorTokens(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("HTTP_AGENTS_KEY has fewer than " + SHORTEST_SECRET + " characters");
        }
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The value of the header {@code Authorization} for an actor, whose tenant and id are plain words. */
    String authorization(String tenant, String id) {
        String actor = tenant + '/' + id;
        return SCHEME + actor + '/' + signature(actor);
    }

    /** Who a header stands for; empty when it was not made with the secret. */
    Optional<Principal> principal(@Nullable String authorization) {
        if (authorization == null || !authorization.matches("Bearer [a-z0-9]{1,40}/[a-z0-9]{1,40}/[0-9a-f]{64}")) {
            return Optional.empty();
        }
        String[] parts = authorization.substring(SCHEME.length()).split("/", -1);
        byte[] expected = authorization(parts[0], parts[1]).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.US_ASCII))
                ? Optional.of(Principal.of(parts[0], parts[1], Authentication.verifiedToken("http-agents")))
                : Optional.empty();
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java runtime lacks " + ALGORITHM, impossible);
        }
    }
}
