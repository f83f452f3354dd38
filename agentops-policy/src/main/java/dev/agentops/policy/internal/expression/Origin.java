package dev.agentops.policy.internal.expression;

/** Where in a policy something stands that must be true for it to apply. */
public enum Origin {
    /** In its head. */
    SCOPE,
    /** In a condition that must hold. */
    WHEN,
    /** In a condition that must not hold, here turned round. */
    UNLESS
}
