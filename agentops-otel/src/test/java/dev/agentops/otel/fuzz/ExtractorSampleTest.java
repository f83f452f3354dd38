package dev.agentops.otel.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A sample of what the profile {@code fuzz} runs a million of. */
class ExtractorSampleTest {
    private static final int INPUTS = 20_000;
    private static final List<String> SEEDS = List.of(
            "\2a=1;p=2,b=%41%ff%C0%AF,session.id=x",
            "\2" + "a=1,".repeat(4_000),
            "\2" + "%".repeat(16_000),
            "\2a=" + "%ff".repeat(2_700),
            "\2" + ",".repeat(16_000),
            "\1" + "k=v,".repeat(4_000),
            "a=1,9@b=2, \t,c=" + "v".repeat(256),
            "\0" + "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-ff-x\1a=1",
            "\2a=1;" + "p;".repeat(8_000),
            "\1".repeat(16_000),
            "\2=;,".repeat(4_000));

    /** One of each kind of trouble, and one of the greatest length. */
    static Stream<byte[]> seeds() {
        return Stream.concat(
                        SEEDS.stream(), Stream.of("\2" + "a=1,".repeat(4_096).substring(1)))
                .map(seed -> seed.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void noInputThrowsOrAllocatesMuch() {
        long seed = 5_414L;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Extractors extractors = new Extractors();
        for (int i = 0; i < INPUTS; i++) {
            extractors.run(mutated(random, SEEDS.get(i % SEEDS.size()).getBytes(StandardCharsets.ISO_8859_1)));
        }

        assertThat(extractors.inputs()).isEqualTo(INPUTS);
        assertThat(extractors.worst()).isBetween(1L, Extractors.MOST_ALLOCATED);
        System.out.println("most allocated for one input: " + extractors.worst());
    }

    private static byte[] mutated(Random random, byte[] input) {
        byte[] changed = Arrays.copyOf(input, Math.min(Extractors.LONGEST_INPUT, input.length + random.nextInt(3)));
        for (int i = random.nextInt(5); i > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }
}
