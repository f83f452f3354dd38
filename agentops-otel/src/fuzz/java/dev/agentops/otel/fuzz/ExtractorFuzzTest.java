package dev.agentops.otel.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Every extractor under Jazzer: with {@code JAZZER_FUZZ=1} a million inputs, otherwise the seeds alone. */
class ExtractorFuzzTest {
    private static final long INPUTS = 1_000_000;
    private static final Extractors EXTRACTORS = new Extractors();

    /** The longest seed says how long the inputs may get. */
    static Stream<byte[]> seeds() {
        return ExtractorSampleTest.seeds();
    }

    @MethodSource("seeds")
    @FuzzTest(maxExecutions = INPUTS, maxDuration = "60m")
    void noInputThrowsOrAllocatesMuch(byte[] octets) {
        EXTRACTORS.run(
                octets.length > Extractors.LONGEST_INPUT ? Arrays.copyOf(octets, Extractors.LONGEST_INPUT) : octets);
    }

    @AfterAll
    static void allWereRun() {
        System.out.println("inputs " + EXTRACTORS.inputs() + ", most allocated for one " + EXTRACTORS.worst());
        if ("1".equals(System.getenv("JAZZER_FUZZ"))) {
            assertThat(EXTRACTORS.inputs()).isGreaterThanOrEqualTo(INPUTS);
        }
    }
}
