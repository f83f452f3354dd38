package dev.agentops.examples.quickstart;

import dev.agentops.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stands in for a language model, without a network: it has a plan for each user message, and makes every call that it
 * reads of, be it in the plan or in what a tool returned. Real models do that too, only not each time. Immutable.
 */
final class ScriptedModel {
    private final Map<String, Plan> plans;

    ScriptedModel(Map<String, Plan> plans) {
        this.plans = Map.copyOf(plans);
    }

    /**
     * What the model does about a message.
     *
     * @param calls the calls that it makes, as {@link ModelCall#in} reads them
     * @param reply its answer, in which {@code {last}} stands for what it was told last
     */
    record Plan(String calls, String reply) {}

    /** The next call that it wants to make in this turn; empty when it is done. */
    Optional<ModelCall> next(List<Message> conversation) {
        Stream<ModelCall> wanted = Stream.concat(
                ModelCall.in(plan(conversation).calls()), told(conversation).flatMap(ModelCall::in));
        return wanted.skip(told(conversation).count()).findFirst();
    }

    /** Its answer. */
    String reply(List<Message> conversation) {
        String last = told(conversation).reduce("", (before, after) -> after);
        return plan(conversation).reply().replace("{last}", last);
    }

    private Plan plan(List<Message> conversation) {
        return plans.getOrDefault(conversation.get(0).text(), new Plan("", "I do not understand."));
    }

    private static Stream<String> told(List<Message> conversation) {
        return conversation.stream()
                .filter(message -> message.role() == Message.Role.TOOL)
                .map(Message::text);
    }
}
