package dev.agentops.policy.bundle;

/**
 * Which bundle: its name, its number and its content.
 *
 * @param name the bundle's name; empty for a bare folder
 * @param number from 1, only upward; 0 for a bare folder
 * @param digest SHA-256 over names and contents of all files, 64 lower-case hex digits
 */
public record BundleVersion(String name, long number, String digest) {
    /** The highest number that every JSON reader reads exactly. */
    public static final long HIGHEST = (1L << 53) - 1;

    private static final int SHOWN_DIGITS = 16;

    static BundleVersion development(String digest) {
        return new BundleVersion("", 0, digest);
    }

    /** Whether it is the version of a bare folder, which has no number and no order. */
    public boolean isDevelopment() {
        return number == 0;
    }

    /** {@code name@number (sha256:0123456789abcdef)}, of a bare folder {@code sha256:0123456789abcdef}. */
    @Override
    public String toString() {
        String content = "sha256:" + digest.substring(0, Math.min(digest.length(), SHOWN_DIGITS));
        return isDevelopment() ? content : name + "@" + number + " (" + content + ")";
    }
}
