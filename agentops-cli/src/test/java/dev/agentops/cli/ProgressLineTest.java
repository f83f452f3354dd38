package dev.agentops.cli;

import static dev.agentops.cli.replay.RecordedFixtures.says;
import static dev.agentops.cli.replay.RecordedFixtures.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.cli.replay.ReplayedSession;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long TENTH_OF_A_SECOND = 100_000_000;
    private static final ReplayedSession HUNDRED_CHARACTERS =
            new ReplayedSession(session("s", says("user", "x".repeat(100))), "ada", List.of(), List.of());

    private final StringWriter err = new StringWriter();
    private long now;

    @Test
    void saysHowMuchOfThePlannedBytesIsDone() {
        ProgressLine progress = progress(true);
        progress.planned(400);
        progress.opened(200);
        later(progress);
        progress.opened(200);
        later(progress);

        assertThat(err.toString())
                .contains("\r\u001b[K[#######-----------------------]  25%  1 sessions, 0 calls")
                .contains("[######################--------]  75%  2 sessions, 0 calls");
    }

    @Test
    void neverSaysMoreThanAll() {
        ProgressLine progress = progress(true);
        progress.planned(10);
        progress.opened(10);
        later(progress);

        assertThat(err.toString()).contains("] 100%  1 sessions");
    }

    @Test
    void isPrintedTenTimesASecondAtMost() {
        ProgressLine progress = progress(true);
        for (int i = 0; i < 1_000; i++) {
            now += TENTH_OF_A_SECOND / 100;
            progress.replayed(HUNDRED_CHARACTERS);
        }

        assertThat(err.toString().split("sessions", -1)).hasSize(11);
    }

    @Test
    void makesPlaceForOtherLinesOnce() {
        ProgressLine progress = progress(true);
        later(progress);
        progress.erase();
        progress.erase();

        assertThat(err.toString()).endsWith("calls\r\u001b[K");
    }

    @Test
    void printsNothingWhenNobodyWatches() {
        ProgressLine progress = progress(false);
        later(progress);
        progress.erase();

        assertThat(err.toString()).isEmpty();
    }

    private ProgressLine progress(boolean watched) {
        return new ProgressLine(new Terminal(new PrintWriter(err), new PrintWriter(err), watched), () -> now);
    }

    private void later(ProgressLine progress) {
        now += TENTH_OF_A_SECOND;
        progress.replayed(HUNDRED_CHARACTERS);
    }
}
