package dev.agentops.policy;

import dev.agentops.authorization.Reason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a policy besides its conditions.
 *
 * @param source its text
 * @param publicId its {@code @id}, or file and position
 * @param forbids whether its effect is to forbid
 * @param advice its {@code @advice}; null when it has none
 * @param arguments names of the arguments that it reads
 */
record PolicyFacts(
        PolicySource source,
        String publicId,
        boolean forbids,
        @Nullable String advice,
        List<String> arguments) {
    PolicyFacts {
        arguments = List.copyOf(arguments);
    }

    /** This policy as a reason, with those of its arguments that a call sent. */
    Reason reason(Set<String> sent) {
        return new Reason(
                publicId, advice, arguments.stream().filter(sent::contains).toList());
    }
}
