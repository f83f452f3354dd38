package dev.agentops.eval;

import dev.agentops.event.SessionOpened;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decides by a keyed hash which sessions are in the sample: HMAC-SHA-256 (RFC 2104) over tenant and session id. Processes
 * with the same key decide alike, and who does not know the key cannot choose an id for its decision.
 */
final class SessionSampler {
    static final int SHORTEST_KEY = 16;

    private static final String ALGORITHM = "HmacSHA256";

    /** Bits of the hash that are compared: as many as a double holds exactly, so that shares 0 and 1 are exact. */
    private static final int BITS = 53;

    private final double share;
    private final long threshold;
    private final SecretKeySpec key;

    SessionSampler(double share, byte[] key) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share is " + share + ", must be 0 to 1, for instance 0.05");
        }
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "the key has " + key.length + " bytes, must have at least " + SHORTEST_KEY + " random ones");
        }
        this.share = share;
        this.threshold = (long) (share * (1L << BITS));
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    static byte[] randomKey() {
        byte[] key = new byte[2 * SHORTEST_KEY];
        new SecureRandom().nextBytes(key);
        return key;
    }

    Sampling sampling() {
        return new Sampling(Sampling.Reason.RANDOM, share);
    }

    boolean isSampled(SessionOpened session) {
        return share > 0 && (share >= 1 || hash(session) >>> (Long.SIZE - BITS) < threshold);
    }

    private long hash(SessionOpened session) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            update(mac, session.actor().tenant());
            update(mac, session.id().value());
            return ByteBuffer.wrap(mac.doFinal()).getLong();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }

    /** With its length before it, so that no two pairs of tenant and id are hashed as the same bytes. */
    private static void update(Mac mac, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        mac.update(bytes);
    }
}
