package dev.agentops.tools.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.json.JsonObject;
import dev.agentops.tools.UnknownArguments;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The compiled rules and the general validator must give the same verdict. */
class EnginesAgreeTest {
    private static final long SEED = Long.getLong("agentops.seed", 20261123L);
    private static final int SCHEMAS = 1_500;
    private static final int ARGUMENTS_PER_SCHEMA = 8;

    private final Random random = new Random(SEED);
    private int pairs;
    private int valid;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void compiledRulesAgreeWithTheGeneralValidator(Dialect dialect) {
        System.out.println("EnginesAgreeTest " + dialect + ": seed " + SEED);
        RandomSchemas schemas = new RandomSchemas(random, dialect);
        for (int i = 0; i < SCHEMAS; i++) {
            compare(schemas, JsonObject.copyOf(schemas.document()), dialect);
        }
        System.out.println("EnginesAgreeTest " + dialect + ": " + pairs + " pairs, " + valid + " valid");
        assertThat(pairs).isEqualTo(SCHEMAS * ARGUMENTS_PER_SCHEMA);
        assertThat((double) valid / pairs).as("share of valid arguments").isBetween(0.15, 0.85);
    }

    private void compare(RandomSchemas schemas, JsonObject schema, Dialect dialect) {
        ArgumentChecker compiled = ArgumentChecker.of(schema, UnknownArguments.ALLOW);
        assertThat(compiled.compiled()).isTrue();
        GeneralValidator general = GeneralValidator.of(schema, dialect);
        for (int i = 0; i < ARGUMENTS_PER_SCHEMA; i++) {
            JsonObject arguments = JsonObject.copyOf(new RandomArguments(random, schemas, schema).arguments());
            boolean accepted = compiled.check(arguments).isEmpty();
            assertThat(accepted)
                    .as("schema %s%narguments %s", schema.toJson(), arguments.toJson())
                    .isEqualTo(
                            general.check(arguments, new Report(new Effort())).isEmpty());
            pairs++;
            valid += accepted ? 1 : 0;
        }
    }
}
