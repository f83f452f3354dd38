package dev.agentops.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.agentops.event.SessionOpened;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSamplerTest {
    private static final int SESSIONS = 100_000;
    private static final long SEED = 20_261_125L;
    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER_KEY = "0123456789abcdeF".getBytes(StandardCharsets.US_ASCII);
    private static final List<SessionOpened> RANDOM_IDS = randomIds();

    @BeforeAll
    static void printSeed() {
        System.out.println("SessionSamplerTest seed " + SEED);
    }

    private static List<SessionOpened> randomIds() {
        Random random = new Random(SEED);
        return IntStream.range(0, SESSIONS)
                .mapToObj(i -> Records.session("acme", Long.toHexString(random.nextLong())))
                .toList();
    }

    /** Five standard deviations: by chance outside once in about two million. */
    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.01, 0.05, 0.5, 0.9})
    void theShareOfSampledSessionsIsTheOneAskedFor(double share) {
        SessionSampler sampler = new SessionSampler(share, KEY);
        double bound = 5 * Math.sqrt(SESSIONS * share * (1 - share));

        assertThat(RANDOM_IDS).hasSize(SESSIONS);
        assertThat(RANDOM_IDS.stream().filter(sampler::isSampled).count())
                .isBetween((long) (SESSIONS * share - bound), (long) Math.ceil(SESSIONS * share + bound));
    }

    @Test
    void theShareHoldsForIdsThatAreCountedUp() {
        SessionSampler sampler = new SessionSampler(0.05, KEY);
        long sampled = IntStream.range(0, SESSIONS)
                .filter(i -> sampler.isSampled(Records.session("acme", "session-" + i)))
                .count();

        assertThat(sampled).isBetween(4_655L, 5_345L);
    }

    @Test
    void processesWithTheSameKeyAgreeOnEverySession() {
        SessionSampler one = new SessionSampler(0.2, KEY);
        SessionSampler other = new SessionSampler(0.2, KEY.clone());

        assertThat(RANDOM_IDS).allMatch(session -> one.isSampled(session) == other.isSampled(session));
    }

    @Test
    void aSmallerShareIsAPartOfALargerOne() {
        SessionSampler small = new SessionSampler(0.05, KEY);
        SessionSampler large = new SessionSampler(0.2, KEY);

        assertThat(RANDOM_IDS).allMatch(session -> !small.isSampled(session) || large.isSampled(session));
    }

    /** Of independent choices, 2 · 0.2 · 0.8 differ. */
    @Test
    void processesWithDifferentKeysChooseIndependently() {
        SessionSampler one = new SessionSampler(0.2, KEY);
        SessionSampler other = new SessionSampler(0.2, OTHER_KEY);
        long differing = RANDOM_IDS.stream()
                .filter(session -> one.isSampled(session) != other.isSampled(session))
                .count();

        assertThat(differing).isBetween(31_400L, 32_600L);
    }

    @Test
    void sharesZeroAndOneAreExact() {
        SessionSampler none = new SessionSampler(0, KEY);
        SessionSampler all = new SessionSampler(1, KEY);

        assertThat(RANDOM_IDS).noneMatch(none::isSampled).allMatch(all::isSampled);
    }

    @Test
    void theBoundaryBetweenTenantAndIdCounts() {
        SessionSampler sampler = new SessionSampler(0.5, KEY);
        long differing = IntStream.range(0, 1_000)
                .filter(i -> sampler.isSampled(Records.session("acme" + i, "1"))
                        != sampler.isSampled(Records.session("acme", i + "1")))
                .count();

        assertThat(differing).isBetween(400L, 600L);
    }

    @Test
    void aResumedSessionIsDecidedAlike() {
        SessionSampler sampler = new SessionSampler(0.5, KEY);

        assertThat(RANDOM_IDS.subList(0, 1_000)).allMatch(session -> {
            SessionOpened resumed = new SessionOpened(
                    session.id(), session.actor(), session.agent(), true, session.atEpochMillis() + 1);
            return sampler.isSampled(session) == sampler.isSampled(resumed);
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void refusesAShareThatIsNone(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionSampler(share, KEY))
                .withMessageContaining(String.valueOf(share))
                .withMessageContaining("must be 0 to 1");
    }

    @Test
    void refusesAKeyThatCanBeGuessed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionSampler(0.5, new byte[15]))
                .withMessageContaining("15 bytes")
                .withMessageContaining("at least 16");
    }

    @Test
    void randomKeysDiffer() {
        assertThat(SessionSampler.randomKey()).hasSize(32).isNotEqualTo(SessionSampler.randomKey());
    }
}
