package dev.agentops.policy.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTextTest {
    private static final long SEED = 20261123L;
    private static final int EXPRESSIONS = 6_000;
    private static final JsonMapper MAPPER = new JsonMapper();

    private static Expression read(String text) {
        try {
            String policy = new Policy("permit (principal, action, resource) when { " + text + " };", "p").toJson();
            return ExpressionReader.read(
                    MAPPER.readTree(policy).path("conditions").path(0).path("body"));
        } catch (InternalException | JsonProcessingException | UnknownConstructException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void whatIsReadFromATextIsWhatWasWritten() {
        RandomExpressions expressions = new RandomExpressions(new Random(SEED));
        Map<String, Integer> kinds = new HashMap<>();
        int compared = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            Expression expression = expressions.next(1 + i % 4);
            if (!holdsError(expression)) {
                count(expression, kinds);
                compared++;
                assertThat(read(ExpressionText.of(expression)))
                        .as("seed %d, expression %d: %s", SEED, i, ExpressionText.of(expression))
                        .isEqualTo(expression);
            }
        }

        assertThat(compared).isGreaterThan(2_000);
        for (Class<?> kind : Expression.class.getPermittedSubclasses()) {
            assertThat(kinds.getOrDefault(kind.getSimpleName(), 0))
                    .as(kind.getSimpleName())
                    .isGreaterThan(20);
        }
        assertThat(kinds.keySet()).hasSize(24 + ExtensionFunction.values().length);
    }

    /** Of what errs for every request, no text is left. */
    private static boolean holdsError(Expression expression) {
        return (expression instanceof Constant constant && constant.value() instanceof EvaluationError)
                || expression.operands().stream().anyMatch(ExpressionTextTest::holdsError);
    }

    private static void count(Expression expression, Map<String, Integer> kinds) {
        kinds.merge(
                expression instanceof Variable
                        ? "Variable"
                        : expression.getClass().getSimpleName(),
                1,
                Integer::sum);
        if (expression instanceof ExtensionCall call) {
            kinds.merge(call.function().cedarName(), 1, Integer::sum);
        }
        expression.operands().forEach(operand -> count(operand, kinds));
    }

    @Test
    void operandsMakeTheSameExpressionAgain() {
        RandomExpressions expressions = new RandomExpressions(new Random(SEED));
        for (int i = 0; i < 1_000; i++) {
            Expression expression = expressions.next(3);

            assertThat(expression.withOperands(expression.operands())).isEqualTo(expression);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "context.input.amount > 100 && !(principal in Group::\"managers\")",
                "context.input.kind != \"a\\\"b\\\\c\"",
                "1 + 2 * context.n - (3 - context.m) == -4 * (context.n + 1)",
                "principal is User && principal in Group::\"x\" || (context has a || context.b) && context.c",
                "context[\"two words\"] has \"in\" && (if context.a then context.b else context.c)",
                "ip(context.address).isInRange(ip(\"10.0.0.0/8\")) && [1, 2].contains(context.n)",
                "context.name like \"a\\**\" && {a: context.b, \"c d\": [context.e]} == context.f",
                "(if context.a then 1 else 2) < 3 && (context.a == context.b) == true && !(!context.a)"
            })
    void theTextIsAsAnAuthorWouldWriteIt(String text) {
        assertThat(ExpressionText.of(read(text))).isEqualTo(text);
    }

    @Test
    void whatCannotBeSeenIsWrittenAsItsNumber() {
        assertThat(ValueText.of("a\n\u202e\u001b\ud800")).isEqualTo("\"a\\u{a}\\u{202e}\\u{1b}\\u{d800}\"");
        assertThat(List.of(ValueText.of(new EvaluationError("no")), ValueText.of(-5L)))
                .containsExactly("<no>", "-5");
    }
}
