package dev.agentops.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.content.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file cut off or damaged anywhere gives the sessions before that place and a problem, never an exception. */
class TruncationFuzzTest {

    private static final long SEED = 4_242;
    private static final int CUTS_EACH = 150;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);

    @Test
    void everyCutIsToldAndLosesNoSessionBeforeIt() throws IOException {
        System.out.println("seed " + SEED);
        int cuts = 0;
        for (String name : Fixtures.NAMES) {
            byte[] bytes = Files.readAllBytes(Fixtures.path(name));
            List<RecordedSession> whole = readAs(name, bytes).sessions;
            for (int i = 0; i < CUTS_EACH; i++) {
                int length = random.nextInt(bytes.length);
                Recording cut = readAs(name, Arrays.copyOf(bytes, length));
                assertConsistent(name + " cut at " + length, cut, whole);
                cuts++;
            }
        }
        assertThat(cuts).isEqualTo(CUTS_EACH * Fixtures.NAMES.size());
    }

    @Test
    void damagedBytesAreNeverAnException() throws IOException {
        System.out.println("seed " + SEED);
        int damaged = 0;
        for (String name : Fixtures.NAMES) {
            byte[] bytes = Files.readAllBytes(Fixtures.path(name));
            for (int i = 0; i < CUTS_EACH; i++) {
                byte[] copy = bytes.clone();
                for (int change = 0; change < 4; change++) {
                    copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
                }
                Recording recording = readAs(name, copy);
                assertThat(recording.described()).allMatch(TerminalText::isInert);
                damaged++;
            }
        }
        assertThat(damaged).isEqualTo(CUTS_EACH * Fixtures.NAMES.size());
    }

    @Test
    void cutsOfRecordedFilesAreToldToo() throws IOException {
        int cuts = 0;
        for (String name : List.of(
                "tau-bench/historical_trajectories/gpt-4o-airline.json",
                "tau2-bench/results/gpt-4.1_telecom_default_gpt-4.1_1trials.json",
                "agentdojo/ground-truth-replays.jsonl")) {
            byte[] bytes = Files.readAllBytes(SharedSessions.path(name));
            List<RecordedSession> whole = readAs("recorded.json", bytes).sessions;
            for (int i = 0; i < 12; i++) {
                int length = random.nextInt(bytes.length);
                Recording cut = readAs("recorded.json", Arrays.copyOf(bytes, length));
                assertConsistent(name + " cut at " + length, cut, whole);
                cuts++;
            }
        }
        assertThat(cuts).isEqualTo(36);
    }

    private static void assertConsistent(String name, Recording cut, List<RecordedSession> whole) {
        assertThat(cut.described()).as(name).allMatch(TerminalText::isInert);
        assertThat(cut.sessions).as(name).hasSizeLessThanOrEqualTo(whole.size());
        if (name.startsWith("spans") || name.startsWith("messages")) {
            assertThat(Recording.Counts.of(cut.sessions).calls())
                    .as(name)
                    .isLessThanOrEqualTo(Recording.Counts.of(whole).calls());
        } else {
            assertThat(cut.sessions).as(name).isEqualTo(whole.subList(0, cut.sessions.size()));
            assertThat(cut.sessions.size() == whole.size() || cut.report.errors() > 0 || endsBetweenLines(name))
                    .as(name)
                    .isTrue();
        }
    }

    private static boolean endsBetweenLines(String name) {
        return name.contains(".jsonl");
    }

    private Recording readAs(String name, byte[] bytes) throws IOException {
        return Recording.of(Files.write(folder.resolve(name), bytes));
    }
}
