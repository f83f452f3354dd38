package dev.agentops.cli.sessions;

import com.fasterxml.jackson.databind.JsonNode;

/** The messages of an array or a file that together are one session. */
final class LooseMessages {

    private final FileContext context;
    private final ChatSessionMapper mapper;
    private final Conversation conversation;
    private final Budget budget;
    private Position start = Position.UNKNOWN;
    private String pointer = "";

    LooseMessages(FileContext context, ChatSessionMapper mapper) {
        this.context = context;
        this.mapper = mapper;
        this.conversation = new Conversation(ChatDialect.OPENAI, context.problems());
        this.budget = new Budget(context.limits());
    }

    void add(JsonNode message, long size, Position at, String messagePointer) {
        if (start.line() == 0) {
            start = at;
            pointer = messagePointer;
        }
        budget.spend(size, at);
        if (!budget.refused()) {
            conversation.add(message, at, messagePointer);
        }
    }

    /** Delivers the session if there was any message. */
    void finish() {
        if (conversation.isEmpty() && !budget.refused()) {
            return;
        }
        SessionSource source = context.sink().source(start.line());
        if (budget.refused()) {
            budget.report(context.problems(), pointer);
        } else {
            mapper.deliverMessages(source, conversation.messages());
        }
    }
}
