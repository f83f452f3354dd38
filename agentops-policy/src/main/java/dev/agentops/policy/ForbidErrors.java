package dev.agentops.policy;

/** What a {@code forbid} means that cannot be evaluated, for instance because it reads an attribute that is not there. */
public enum ForbidErrors {
    /** It denies: an argument of the wrong shape cannot switch a guardrail off. */
    DENY,
    /** It is skipped and reported, as the language defines it. */
    CEDAR
}
