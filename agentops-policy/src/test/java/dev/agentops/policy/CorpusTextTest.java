package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agentops.policy.conformance.CorpusFiles;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.expression.Constant;
import dev.agentops.policy.internal.expression.EvaluationError;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.ExpressionText;
import dev.agentops.policy.internal.expression.UnknownConstructException;
import dev.agentops.policy.internal.text.LargeStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The texts of expressions on the policies of the public conformance data. */
class CorpusTextTest {
    private static final Path ARCHIVE = Path.of(System.getProperty("agentops.shared", "../../shared"))
            .resolve("cedar-corpus")
            .resolve("corpus-tests-half.tar.gz");
    private static final int MOST_FILES = 1_000;

    private final PolicyCheck check = new PolicyCheck();
    private int compared;

    @Test
    void everyConditionIsReadAsItWasBeforeItWasWritten() throws IOException {
        assumeTrue(Files.isRegularFile(ARCHIVE), "the conformance data is not here: " + ARCHIVE);
        List<String> policies = CorpusFiles.named(".cedar", ARCHIVE, MOST_FILES);
        policies.forEach(text -> LargeStack.call(() -> compare(text)));

        assertThat(policies).hasSize(MOST_FILES);
        assertThat(compared).isGreaterThan(MOST_FILES / 4);
    }

    private boolean compare(String policies) {
        for (PolicySource policy : split(policies)) {
            List<Expression> conjuncts = conjuncts(policy);
            if (!conjuncts.isEmpty() && conjuncts.stream().noneMatch(CorpusTextTest::holdsError)) {
                compared++;
                String text = written(conjuncts);
                assertThat(conjuncts(split(text).get(0))).as(text).isEqualTo(conjuncts);
            }
        }
        return true;
    }

    private static List<PolicySource> split(String policies) {
        return new PolicySplitter(new SourceText("p.cedar", policies)).split().policies();
    }

    private List<Expression> conjuncts(PolicySource policy) {
        try {
            return CompiledPolicy.of(0, check.json(policy).policy()).conjuncts();
        } catch (UnknownConstructException e) {
            throw new AssertionError(policy.text(), e);
        }
    }

    private static String written(List<Expression> conjuncts) {
        return conjuncts.stream()
                .map(conjunct -> " when { " + ExpressionText.of(conjunct) + " }")
                .collect(Collectors.joining("", "permit (principal, action, resource)", ";"));
    }

    private static boolean holdsError(Expression expression) {
        return (expression instanceof Constant constant && constant.value() instanceof EvaluationError)
                || expression.operands().stream().anyMatch(CorpusTextTest::holdsError);
    }
}
