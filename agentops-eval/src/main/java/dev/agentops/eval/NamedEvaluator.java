package dev.agentops.eval;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An evaluator that was asked for its name and level once, so that neither can change or fail later. */
record NamedEvaluator(String name, Level level, Evaluator evaluator) {
    NamedEvaluator {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an evaluator has a blank name: give it one that tells it from others");
        }
        Objects.requireNonNull(level, "level");
    }

    static List<NamedEvaluator> all(List<? extends Evaluator> evaluators) {
        Set<String> names = new HashSet<>();
        List<NamedEvaluator> named = evaluators.stream()
                .map(evaluator -> new NamedEvaluator(evaluator.name(), evaluator.level(), evaluator))
                .toList();
        for (NamedEvaluator evaluator : named) {
            if (!names.add(evaluator.name())) {
                throw new IllegalArgumentException(
                        "two evaluators are named " + evaluator.name() + ": their results could not be told apart");
            }
        }
        return named;
    }
}
