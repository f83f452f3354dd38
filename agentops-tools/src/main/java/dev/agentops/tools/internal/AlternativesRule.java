package dev.agentops.tools.internal;

import dev.agentops.tool.ArgumentProblem.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code anyOf} and {@code oneOf}.
 *
 * @param most how many of the forms may match: all, or one
 */
record AlternativesRule(List<Rule> forms, int most) implements Rule {
    AlternativesRule {
        forms = List.copyOf(forms);
    }

    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        int found = 0;
        for (int i = 0; i < forms.size(); i++) {
            if (forms.get(i).accepts(value, effort) && (++found > most || most > 1)) {
                return most > 1;
            }
        }
        return found == 1;
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        List<Rule> near = forms.stream()
                .filter(form -> JsonType.matches(form.types(), value, report.effort()))
                .toList();
        if (forms.stream().anyMatch(form -> form.accepts(value, report.effort()))) {
            report.add(
                    Kind.VALUE,
                    "matches more than one of the forms that the tool takes, of which exactly one may match");
        } else if (near.isEmpty()) {
            new TypeRule(types()).explain(value, report);
        } else {
            explainNearest(near, value, report);
        }
    }

    /** Tells what is missing to the form that the value comes closest to. */
    private static void explainNearest(List<Rule> forms, @Nullable Object value, Report report) {
        Report nearest = report.fork();
        forms.get(0).explain(value, nearest);
        for (Rule form : forms.subList(1, forms.size())) {
            Report other = report.fork();
            form.explain(value, other);
            nearest = other.size() < nearest.size() ? other : nearest;
        }
        report.take(nearest);
    }

    @Override
    public int types() {
        return forms.stream().mapToInt(Rule::types).reduce(0, (a, b) -> a | b);
    }
}
