package dev.agentops.examples.quickstart;

import dev.agentops.Agent;
import dev.agentops.AgentSession;
import dev.agentops.CallOutcome;
import dev.agentops.Message;
import dev.agentops.Turn;
import dev.agentops.memory.AgentMemory;
import dev.agentops.tool.TrustLabel;
import java.util.Optional;

/** The agent: it asks the model what to do next, does it through AgentOps, and tells the model what came of it. */
final class ShopAgent {
    private static final int MOST_CALLS = 10;

    private final Agent agent;
    private final AgentMemory memory;
    private final ScriptedModel model;

    ShopAgent(Agent agent, AgentMemory memory, ScriptedModel model) {
        this.agent = agent;
        this.memory = memory;
        this.model = model;
    }

    /** Holds one conversation in a session of its own. */
    void converse(Conversation conversation) {
        try (AgentSession session = agent.openSession(conversation.sessionId(), conversation.customer())) {
            conversation.userMessages().forEach(message -> answer(session, message));
        }
    }

    private void answer(AgentSession session, String userMessage) {
        try (Turn turn = session.startTurn(userMessage)) {
            Optional<ModelCall> wanted = model.next(turn.messages());
            for (int calls = 0; wanted.isPresent() && calls < MOST_CALLS; calls++) {
                CallOutcome outcome =
                        turn.call(wanted.get().tool(), wanted.get().arguments());
                turn.add(new Message(Message.Role.TOOL, outcome.modelText(), trust(outcome)));
                wanted = model.next(turn.messages());
            }
            turn.reply(model.reply(turn.messages()));
            memory.of(session).append(turn.messages());
        }
    }

    /** A refusal is in the words of the policies' author. */
    private static TrustLabel trust(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Completed completed) {
            return completed.trust();
        }
        return outcome instanceof CallOutcome.Failed failed ? failed.trust() : TrustLabel.TRUSTED;
    }
}
