package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.cli.RawRecordings.Counts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that was recorded is replayed, counted a second time from plain JSON trees. */
class SharedReplayTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everySessionAndEveryCallOfADomainIsReplayedUnderItsPolicies(Examples example) throws IOException {
        Counts raw = RawRecordings.all(example.recordings());

        JsonNode summary = replay(example.recordings(), "--policies", example.policies());

        assertThat(summary.path("sessions").asLong()).isEqualTo(raw.sessions());
        assertThat(summary.path("turns").asLong()).isEqualTo(raw.turns());
        assertThat(summary.path("toolCalls").asLong()).isEqualTo(raw.calls().size());
        assertThat(summary.path("allowed").asLong() + summary.path("denied").asLong())
                .isEqualTo(raw.calls().size());
        assertThat(summary.path("evaluated").asLong()).isEqualTo(raw.sessions());
        assertThat(summary.path("policyErrors").asLong()).isZero();
    }

    @Test
    void deniesToTheirOwnCustomersOnlyWhatTheExamplesSayTheyDeny() throws IOException {
        assertThat(denied(Examples.AIRLINE)).isEqualTo(Map.of("(admit)", 6L, "airline-change-paid-by-card", 1L));
        assertThat(denied(Examples.RETAIL))
                .isEqualTo(Map.of("retail-items-have-replacements", 2L, "retail-modified-items-differ", 3L));
        assertThat(denied(Examples.TELECOM)).isEmpty();
    }

    @Test
    void withoutPoliciesEveryCallOfBothBenchmarksIsAllowed() throws IOException {
        List<Path> files = new ArrayList<>(Examples.AIRLINE.recordings());
        files.addAll(Examples.RETAIL.recordings());
        files.addAll(Examples.TELECOM.recordings());
        Counts raw = RawRecordings.all(files);

        JsonNode summary = replay(List.of(Examples.shared("tau-bench"), Examples.shared("tau2-bench")));

        assertThat(raw.sessions()).isEqualTo(184);
        assertThat(summary.path("sessions").asLong()).isEqualTo(raw.sessions());
        assertThat(summary.path("turns").asLong()).isEqualTo(raw.turns());
        assertThat(summary.path("allowed").asLong()).isEqualTo(raw.calls().size());
        assertThat(summary.path("failed").asLong()).isEqualTo(raw.failed());
        assertThat(summary.path("denied").asLong()).isZero();
    }

    @Test
    void tauBenchIs100SessionsAnd577Calls() throws IOException {
        JsonNode summary = replay(List.of(Examples.tauBench()));

        assertThat(summary.path("sessions").asLong()).isEqualTo(100);
        assertThat(summary.path("toolCalls").asLong()).isEqualTo(577);
        assertThat(summary.path("failed").asLong()).isEqualTo(21);
    }

    @Test
    void agentDojoIsReplayedAsChat() throws IOException {
        Path file = Examples.shared("agentdojo/ground-truth-replays.jsonl");
        Counts raw = RawRecordings.chatLines(file);

        JsonNode summary = replay(List.of(file), "--format", "openai-chat");

        assertThat(summary.path("sessions").asLong()).isEqualTo(raw.sessions()).isEqualTo(359);
        assertThat(summary.path("turns").asLong()).isEqualTo(raw.turns());
        assertThat(summary.path("toolCalls").asLong()).isEqualTo(raw.calls().size());
        assertThat(summary.path("allowed").asLong()).isEqualTo(raw.calls().size());
    }

    private Map<String, Long> denied(Examples example) throws IOException {
        return CommandRun.deniedByPolicy(replay(example.recordings(), "--policies", example.policies()));
    }

    private JsonNode replay(List<Path> files, Object... options) throws IOException {
        Path summary = folder.resolve("summary.json");
        List<Object> arguments = new ArrayList<>(List.of("replay", "--json", summary));
        arguments.addAll(List.of(options));
        arguments.addAll(files);
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.status()).as("%s", run.printed()).isZero();
        return CommandRun.json(summary);
    }
}
