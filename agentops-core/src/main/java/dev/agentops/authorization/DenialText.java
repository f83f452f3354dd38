package dev.agentops.authorization;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Puts together what the model may know of a refusal. */
final class DenialText {
    private DenialText() {}

    static String of(String opening, List<Reason> reasons) {
        String advice = reasons.stream()
                .map(Reason::advice)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(" "));
        String arguments = reasons.stream()
                .flatMap(reason -> reason.arguments().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return opening
                + (advice.isEmpty() ? "" : " " + advice)
                + (arguments.isEmpty() ? "" : " It depends on: " + arguments + ".");
    }
}
