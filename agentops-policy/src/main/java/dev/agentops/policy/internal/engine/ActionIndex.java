package dev.agentops.policy.internal.engine;

/** The policies that could concern requests for one action, found once for many requests. Immutable and thread-safe. */
public final class ActionIndex {
    private final Candidates whole;
    private final Candidates part;

    ActionIndex(Candidates whole, Candidates part) {
        this.whole = whole;
        this.part = part;
    }

    /** The part of an index; all of it when this is of another one. */
    Candidates in(Candidates index) {
        return index == whole ? part : index;
    }
}
