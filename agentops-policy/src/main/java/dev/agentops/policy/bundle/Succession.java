package dev.agentops.policy.bundle;

import org.jspecify.annotations.Nullable;

/** Which version may follow which: the same name and only upward. A bare folder may follow a bare folder only. */
final class Succession {
    private Succession() {}

    /**
     * Whether a version is another one than that before it, and may follow it.
     *
     * @param before in force, or remembered; null when there is none
     * @return false when it is the same
     * @throws BundleRejectedException when it must not follow
     */
    static boolean follows(@Nullable BundleVersion before, BundleVersion next, String origin) {
        if (before == null) {
            return true;
        }
        if (before.isDevelopment()) {
            return !next.equals(before);
        }
        requireSameBundle(before, next, origin);
        if (next.number() < before.number()) {
            throw refused(
                    RejectionKind.DOWNGRADE,
                    origin,
                    "holds " + next + ", which is older than " + before + ": give what it holds a higher version");
        }
        boolean same = next.number() == before.number();
        if (same && !next.digest().equals(before.digest())) {
            throw refused(
                    RejectionKind.TAMPERED,
                    origin,
                    "holds " + next + ", which has other files than " + before
                            + ": find out who changed it, and give what is right a higher version");
        }
        return !same;
    }

    private static void requireSameBundle(BundleVersion before, BundleVersion next, String origin) {
        if (next.isDevelopment()) {
            throw refused(
                    RejectionKind.DOWNGRADE,
                    origin,
                    "has no " + Manifest.NAME + ", and " + before + " had one: make a bundle of it");
        }
        if (!next.name().equals(before.name())) {
            throw refused(RejectionKind.WRONG_NAME, origin, "holds " + next + ", which cannot follow " + before);
        }
    }

    private static BundleRejectedException refused(RejectionKind kind, String origin, String message) {
        return new BundleRejectedException(kind, origin, message);
    }
}
