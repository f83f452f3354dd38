package dev.agentops.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.json.JsonObject;
import dev.agentops.tool.ArgumentProblem;
import dev.agentops.tool.ToolSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ToolSchema} has to do. Extend it, and give one with arguments that it accepts and refuses. */
public abstract class ToolSchemaContract {

    /** For the use of subclasses. */
    protected ToolSchemaContract() {}

    /** The schema under test. */
    protected abstract ToolSchema schema();

    /** Arguments that it accepts. */
    protected abstract JsonObject valid();

    /** Arguments that it refuses. */
    protected abstract JsonObject invalid();

    @Test
    void acceptsWhatIsValid() {
        assertThat(schema().validate(valid())).isEmpty();
    }

    @Test
    void saysWhatIsWrongForAModelToMend() {
        List<ArgumentProblem> problems = schema().validate(invalid());

        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.pointer()).matches("|/.*");
        });
    }

    @Test
    void neverQuotesAValue() {
        List<ArgumentProblem> problems = schema().validate(invalid());

        invalid().values().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(value -> value.length() > 3)
                .forEach(value -> assertThat(problems)
                        .noneSatisfy(problem -> assertThat(problem.message()).contains(value)));
    }

    @Test
    void answersTheSameEachTime() {
        assertThat(schema().validate(invalid())).isEqualTo(schema().validate(invalid()));
    }
}
