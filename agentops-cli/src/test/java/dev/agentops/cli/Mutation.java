package dev.agentops.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.cli.sessions.RecordedToolCall;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One row of a domain's catalogue of mutations.
 *
 * @param name as in the catalogue
 * @param tools the tools whose calls it changes
 * @param policy what must be among those that deny
 * @param applies which of their calls
 * @param becomes the tool that is called instead; null for the same one
 * @param withoutTags whether the actor loses its tags
 * @param change changes the arguments
 */
record Mutation(
        String name,
        Set<String> tools,
        String policy,
        Predicate<ObjectNode> applies,
        @Nullable String becomes,
        boolean withoutTags,
        Change change) {

    /** Changes arguments in place. */
    @FunctionalInterface
    interface Change {
        void apply(ObjectNode arguments, Random random);
    }

    static Mutation of(String name, String policy, Set<String> tools, Change change) {
        return new Mutation(name, tools, policy, arguments -> true, null, false, change);
    }

    Mutation where(Predicate<ObjectNode> condition) {
        return new Mutation(name, tools, policy, condition, becomes, withoutTags, change);
    }

    Mutation becoming(String tool) {
        return new Mutation(name, tools, policy, applies, tool, withoutTags, change);
    }

    Mutation losingTags() {
        return new Mutation(name, tools, policy, applies, becomes, true, change);
    }

    boolean appliesTo(RecordedToolCall call) {
        return tools.contains(call.name()) && applies.test(DomainReplay.arguments(call));
    }

    RecordedToolCall apply(RecordedToolCall call, Random random) {
        ObjectNode arguments = DomainReplay.arguments(call);
        change.apply(arguments, random);
        RecordedToolCall changed = DomainReplay.with(call, arguments);
        return becomes == null ? changed : DomainReplay.named(changed, becomes);
    }
}
