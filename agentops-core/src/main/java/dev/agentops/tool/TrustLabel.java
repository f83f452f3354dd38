package dev.agentops.tool;

/** How far a text may be believed. What comes from outside the application is untrusted unless its source is known. */
public enum TrustLabel {
    /** From a source that the application controls. */
    TRUSTED,
    /** From anywhere else: it may hold instructions that an attacker wrote. */
    UNTRUSTED;

    /** The less trusted of the two. */
    public TrustLabel and(TrustLabel other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
