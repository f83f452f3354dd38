package dev.agentops.policy;

import dev.agentops.authorization.Reason;
import dev.agentops.json.JsonObject;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a policy.
 *
 * @param source its text
 * @param publicId its {@code @id}, or file and position
 * @param forbids whether its effect is to forbid
 * @param logOnly whether it is only recorded what it would have done
 * @param advice its {@code @advice}; null when it has none
 * @param arguments names of the arguments that it reads
 * @param compiled ready to be asked; null when the compiler does not know one of its constructs
 */
record PolicyFacts(
        PolicySource source,
        String publicId,
        boolean forbids,
        boolean logOnly,
        @Nullable String advice,
        List<String> arguments,
        @Nullable CompiledPolicy compiled) {
    /** One bit for each in an int. */
    private static final int MOST_TOLD_APART = Integer.SIZE;

    PolicyFacts {
        arguments = List.copyOf(arguments);
    }

    /** This policy as a reason, with those of its arguments that a call sent. */
    Reason reason(Set<String> sent) {
        return new Reason(
                publicId, advice, toldApart().stream().filter(sent::contains).toList());
    }

    /** Which of its arguments a call sent, a bit for each. */
    int sent(JsonObject input) {
        int bits = 0;
        for (int i = Math.min(arguments.size(), MOST_TOLD_APART) - 1; i >= 0; i--) {
            bits = 2 * bits + (input.containsKey(arguments.get(i)) ? 1 : 0);
        }
        return bits;
    }

    /** More than these are not told to a model: it could not use them. */
    private List<String> toldApart() {
        return arguments.subList(0, Math.min(arguments.size(), MOST_TOLD_APART));
    }
}
