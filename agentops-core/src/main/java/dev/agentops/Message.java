package dev.agentops;

import dev.agentops.tool.TrustLabel;

/**
 * One message of a conversation.
 *
 * @param role who speaks
 * @param text what is said
 * @param trust how far the text may be believed
 */
public record Message(Role role, String text, TrustLabel trust) {

    /** Who speaks; named as in AgentCore Memory. */
    public enum Role {
        /** The user. */
        USER,
        /** The agent. */
        ASSISTANT,
        /** A tool. */
        TOOL
    }

    /** Without the text, which is content. */
    @Override
    public String toString() {
        return "Message(" + role + ", " + trust + ")";
    }
}
