package dev.agentops.policy;

import com.cedarpolicy.formatter.PolicyFormatter;
import com.cedarpolicy.model.exception.InternalException;
import dev.agentops.policy.internal.text.CedarTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The official form of the text of policies. To be used on a large stack, on text that was parsed before. */
final class PolicyFormat {
    private PolicyFormat() {}

    /** The text in its official form; empty when it has that form, or a comment would be lost. */
    static Optional<String> of(String text) {
        try {
            String formatted = PolicyFormatter.policiesStrToPretty(text);
            return formatted.equals(text) || !comments(formatted).equals(comments(text))
                    ? Optional.empty()
                    : Optional.of(formatted);
        } catch (InternalException e) {
            return Optional.empty();
        }
    }

    /** Comments stand between tokens. */
    private static List<String> comments(String text) {
        List<String> comments = new ArrayList<>();
        CedarTokens tokens = new CedarTokens(text);
        int from = 0;
        CedarTokens.Kind kind;
        do {
            kind = tokens.next();
            text.substring(from, tokens.start())
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(comments::add);
            from = tokens.end();
        } while (kind != CedarTokens.Kind.END);
        return comments;
    }
}
