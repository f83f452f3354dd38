package dev.agentops.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A style sheet or script of the page, and the hash by which the page's security policy lets it in.
 *
 * @param text as it stands in the page
 * @param hash a source expression of Content Security Policy, without quotes
 */
record PageAsset(String text, String hash) {

    static PageAsset load(String name) throws IOException {
        try (InputStream in = PageAsset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the page's " + name + " is missing; build the jar again");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new PageAsset(text, "sha256-" + sha256(text));
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
