package dev.agentops.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallPairingTest {

    private final CallPairing pairing = new CallPairing();

    @Test
    void aResultAnswersTheCallOfItsId() {
        PendingCall a = open("a");
        PendingCall b = open("b");

        assertThat(pairing.close("b")).containsSame(b);
        assertThat(pairing.close("a")).containsSame(a);
        assertThat(pairing.close("a")).isEmpty();
    }

    @Test
    void ofEqualIdsTheNearestUnansweredCallIsAnswered() {
        PendingCall first = open("x");
        PendingCall second = open("x");

        assertThat(pairing.close("x")).containsSame(second);
        PendingCall third = open("x");
        assertThat(pairing.close("x")).containsSame(third);
        assertThat(pairing.close("x")).containsSame(first);
    }

    @Test
    void anIdThatIsUsedAgainAfterItsAnswerStartsAfresh() {
        for (int i = 0; i < 3; i++) {
            PendingCall call = open("again");
            assertThat(pairing.close("again")).containsSame(call);
        }
    }

    @Test
    void withoutIdsResultsComeInTheOrderOfTheCalls() {
        PendingCall first = open("");
        PendingCall second = open("");

        assertThat(pairing.close("")).containsSame(first);
        assertThat(pairing.close("")).containsSame(second);
    }

    @Test
    void aResultWithoutAnIdAnswersTheEarliestOpenCallEvenWhenThatHasOne() {
        PendingCall a = open("a");
        PendingCall b = open("b");

        assertThat(pairing.close("")).containsSame(a);
        assertThat(pairing.close("a")).isEmpty();
        assertThat(pairing.close("b")).containsSame(b);
    }

    @Test
    void aResultOfAnUnknownIdAnswersOnlyACallThatHasNone() {
        open("a");
        PendingCall withoutId = open("");

        assertThat(pairing.close("unknown")).containsSame(withoutId);
        assertThat(pairing.close("unknown")).isEmpty();
    }

    @Test
    void agreesWithASearchBackwardsOverAllCalls() {
        long seed = 7;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<PendingCall> open = new ArrayList<>();
        int compared = 0;
        for (int i = 0; i < 20_000; i++) {
            String id = List.of("", "a", "b", "c").get(random.nextInt(4));
            if (random.nextInt(5) < 2) {
                open.add(open(id));
            } else {
                Optional<PendingCall> expected = search(open, id);
                expected.ifPresent(open::remove);
                assertThat(pairing.close(id)).isEqualTo(expected);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10_000);
    }

    private static Optional<PendingCall> search(List<PendingCall> open, String id) {
        if (id.isEmpty()) {
            return open.stream().findFirst();
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).callId().equals(id)) {
                return Optional.of(open.get(i));
            }
        }
        return open.stream().filter(call -> call.callId().isEmpty()).findFirst();
    }

    private PendingCall open(String id) {
        PendingCall call = new PendingCall(id, "tool", "{}", Optional.empty());
        pairing.open(call);
        return call;
    }
}
