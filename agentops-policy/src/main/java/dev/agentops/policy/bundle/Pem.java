package dev.agentops.policy.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as text between two lines that say what they are. */
final class Pem {
    static final String PUBLIC = "PUBLIC KEY";
    static final String PRIVATE = "PRIVATE KEY";

    private static final int LINE = 64;
    private static final int LONGEST = 4096;

    private Pem() {}

    static String text(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** @throws IllegalArgumentException when there is not exactly one such block */
    static byte[] bytes(String label, String pem) {
        Pattern block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----");
        Matcher found = block.matcher(pem);
        if (pem.length() > LONGEST || !found.find()) {
            throw bad(label);
        }
        String body = found.group(1);
        if (found.find()) {
            throw bad(label);
        }
        return decoded(label, body);
    }

    private static byte[] decoded(String label, String body) {
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException notBase64) {
            throw bad(label);
        }
    }

    static IllegalArgumentException bad(String label) {
        return new IllegalArgumentException("is no " + label.toLowerCase(Locale.ROOT)
                + " for Ed25519 in PEM form: give one block that begins with -----BEGIN " + label + "-----");
    }

    static KeyFactory ed25519() {
        try {
            return KeyFactory.getInstance("Ed25519");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }
}
