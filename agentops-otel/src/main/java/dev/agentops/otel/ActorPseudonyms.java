package dev.agentops.otel;

import dev.agentops.identity.Principal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes pseudonyms of actors, by which processes that share a key can tell that they work for the same actor.
 *
 * <p>A pseudonym is a keyed HMAC (RFC 2104) over tenant, type and id. Without the key nobody can find the actor by trying
 * names, which a plain hash would allow; with another key, or in another tenant, the same id has another pseudonym.
 * Thread-safe.
 */
public final class ActorPseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 16;
    private static final int OCTETS = 16;

    private final SecretKeySpec key;

    private ActorPseudonyms(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * By a secret key.
     *
     * @param key at least 16 random octets, the same in all processes that are to be correlated; copied
     * @throws IllegalArgumentException when the key is shorter
     */
    public static ActorPseudonyms keyed(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "the key of actor pseudonyms has " + key.length + " octets, needs at least " + SHORTEST_KEY);
        }
        return new ActorPseudonyms(new SecretKeySpec(key, ALGORITHM));
    }

    /** The pseudonym of an actor: 32 hexadecimal digits. */
    public String of(Principal actor) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            update(mac, actor.tenant());
            update(mac, actor.type());
            update(mac, actor.id());
            return HexFormat.of().formatHex(mac.doFinal(), 0, OCTETS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java runtime lacks " + ALGORITHM, impossible);
        }
    }

    /** With its length in front, so that no two actors run together to the same octets. */
    private static void update(Mac mac, String part) {
        byte[] octets = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).flip());
        mac.update(octets);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ActorPseudonyms";
    }
}
