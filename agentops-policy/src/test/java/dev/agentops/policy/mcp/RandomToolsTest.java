package dev.agentops.policy.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomToolsTest {
    private static final long SEED = 20_261_123;
    private static final int DOCUMENTS = 2_500;

    /** What {@link CedarSchemaGenerator#generate} returns was parsed by the engine in both forms. */
    @Test
    void anyDescriptionsGiveASchemaThatTheEngineAcceptsOrAClearError() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        RandomTools tools = new RandomTools(random);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String document = tools.document();
            CedarSchemaGenerator generator = generator(random);
            try {
                accepted += generator
                                .generate(McpToolDescriptions.parse("tools.json", document))
                                .cedar()
                                .isEmpty()
                        ? 0
                        : 1;
            } catch (SchemaGenerationException e) {
                refused++;
                assertThat(e.getMessage()).as(document).isNotBlank().doesNotContain("engine refuses");
            } catch (RuntimeException | Error e) {
                throw new AssertionError("document " + i + " of seed " + SEED + ": " + document, e);
            }
        }
        assertThat(accepted + refused).isEqualTo(DOCUMENTS);
        assertThat(accepted).isGreaterThan(DOCUMENTS / 2);
        assertThat(refused).isGreaterThan(DOCUMENTS / 20);
    }

    private static CedarSchemaGenerator generator(Random random) {
        if (random.nextInt(3) == 0) {
            return CedarSchemaGenerator.standard().build();
        }
        return CedarSchemaGenerator.stub(Described.STUB)
                .objectsAsRecords(random.nextBoolean())
                .includeOutputs(random.nextBoolean())
                .flattenNamespaces(random.nextBoolean())
                .numbersAsDecimal(random.nextBoolean())
                .deduplicate(random.nextBoolean())
                .keepAnnotations(random.nextBoolean())
                .build();
    }

    @Test
    void textThatIsCutOffAnywhereIsRefused() {
        String document = new RandomTools(new Random(SEED)).document();
        int cuts = 0;
        for (int end = 0; end < document.length(); end++, cuts++) {
            String cut = document.substring(0, end);
            assertThatThrownBy(() -> McpToolDescriptions.parse("tools.json", cut))
                    .isInstanceOf(SchemaGenerationException.class);
        }
        assertThat(cuts).isGreaterThan(100);
    }
}
