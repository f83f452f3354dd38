package dev.agentops.policy.internal.expression;

/** A policy has a construct that this compiler does not know: the official engine must decide it. */
public final class UnknownConstructException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownConstructException(String construct) {
        super("the compiler does not know " + construct);
    }
}
