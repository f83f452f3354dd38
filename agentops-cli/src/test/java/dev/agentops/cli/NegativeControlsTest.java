package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.cli.replay.ReplayActors;
import dev.agentops.cli.replay.ReplayedCall;
import dev.agentops.cli.sessions.RecordedSession;
import dev.agentops.cli.sessions.RecordedToolCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must be denied is denied, and nothing else: recorded calls in another's name, or with one thing wrong. */
class NegativeControlsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> OWNERS = List.of("user_id", "customer_id", "phone_number");

    @ParameterizedTest
    @EnumSource
    void inAnothersNameEveryCallThatNamesTheOwnerIsDeniedAndBeyondThoseDeniedToTheOwnerNoOther(Examples example) {
        List<RecordedSession> sessions = DomainReplay.sessions(example);
        List<ReplayedCall> asOwner = DomainReplay.calls(example, ReplayActors.recorded(), sessions);
        List<ReplayedCall> asAnother =
                DomainReplay.calls(example, ReplayActors.everywhere("another_customer"), sessions);

        Set<Integer> expected = new HashSet<>();
        Set<Integer> naming = new HashSet<>();
        Set<Integer> denied = new HashSet<>();
        for (int i = 0; i < asOwner.size(); i++) {
            boolean names = namesAnOwner(asOwner.get(i).recorded());
            add(naming, i, names);
            add(expected, i, names || asOwner.get(i).denied());
            add(denied, i, asAnother.get(i).denied());
        }
        assertThat(naming).hasSize(namingAnOwner(example));
        assertThat(denied).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void withARequiredArgumentRemovedEveryCallIsDenied(Examples example) throws IOException {
        Map<String, Set<String>> required = required(example);
        List<RecordedSession> sessions = DomainReplay.sessions(example);

        List<RecordedToolCall> tried = new ArrayList<>();
        List<RecordedSession> broken = DomainReplay.eachCall(sessions, call -> {
            List<RecordedToolCall> variants = withoutOneOf(required.get(call.name()), call);
            tried.addAll(variants);
            return variants;
        });

        List<ReplayedCall> replayed = DomainReplay.calls(example, ReplayActors.recorded(), broken);
        assertThat(replayed).hasSameSizeAs(tried).hasSizeGreaterThan(100);
        assertThat(replayed).allMatch(NegativeControlsTest::deniedByAdmit);
    }

    @ParameterizedTest
    @EnumSource
    void unknownToolsAndUnknownArgumentsAreDenied(Examples example) {
        List<RecordedSession> sessions = DomainReplay.sessions(example);

        List<RecordedSession> broken = DomainReplay.eachCall(
                sessions,
                call -> List.of(
                        DomainReplay.named(call, call.name() + "_v2"),
                        DomainReplay.with(call, arguments(call).put("unexpected_argument", "x"))));

        List<ReplayedCall> replayed = DomainReplay.calls(example, ReplayActors.recorded(), broken);
        assertThat(replayed).hasSizeGreaterThan(200);
        assertThat(replayed).allMatch(NegativeControlsTest::deniedByAdmit);
    }

    private static boolean deniedByAdmit(ReplayedCall call) {
        return call.refusal().orElseThrow().policies().equals(List.of("(admit)"));
    }

    private static void add(Set<Integer> set, int index, boolean condition) {
        if (condition) {
            set.add(index);
        }
    }

    private static boolean namesAnOwner(RecordedToolCall call) {
        return OWNERS.stream().anyMatch(arguments(call)::has);
    }

    /** Counted from the files, not from what the readers made of them. */
    private static int namingAnOwner(Examples example) {
        try {
            return (int) RawRecordings.all(example.recordings()).calls().stream()
                    .filter(call -> OWNERS.stream().anyMatch(call.arguments()::has))
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<RecordedToolCall> withoutOneOf(Set<String> required, RecordedToolCall call) {
        return required.stream()
                .filter(arguments(call)::has)
                .map(name -> DomainReplay.with(call, arguments(call).without(Set.of(name))))
                .toList();
    }

    private static ObjectNode arguments(RecordedToolCall call) {
        return DomainReplay.arguments(call);
    }

    private static Map<String, Set<String>> required(Examples example) throws IOException {
        JsonNode tools =
                MAPPER.readTree(example.policies().resolve("tools.json").toFile());
        Map<String, Set<String>> required = new LinkedHashMap<>();
        for (JsonNode tool : tools.has("tools") ? tools.path("tools") : tools) {
            Set<String> names = new HashSet<>();
            tool.path("inputSchema").path("required").forEach(name -> names.add(name.asText()));
            required.put(tool.path("name").asText(), names);
        }
        assertThat(required).isNotEmpty();
        return required;
    }
}
