package dev.agentops.policy.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final Pattern ANY_PRIVATE = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----");
    private static final int LINE = 64;
    private static final int LONGEST = 4096;

    private Pem() {}

    static String text(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /**
     * The text of a file, if it can be one key at all.
     *
     * @throws IllegalArgumentException when it cannot be read, or is too long
     */
    static String read(String label, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw bad(label);
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot be read: name the file of a " + label.toLowerCase(Locale.ROOT), e);
        }
    }

    /** Whether a file holds a private key of any kind, as text. */
    static boolean holdsPrivateKey(byte[] file) {
        return ANY_PRIVATE
                .matcher(new String(file, StandardCharsets.ISO_8859_1))
                .find();
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
