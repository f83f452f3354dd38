package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.cli.replay.ReplayActors;
import dev.agentops.cli.replay.ReplayedCall;
import dev.agentops.cli.sessions.RecordedMessage;
import dev.agentops.cli.sessions.RecordedSession;
import dev.agentops.cli.sessions.RecordedToolCall;
import dev.agentops.cli.sessions.RecordedUser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recorded calls with one thing changed that the rules of the domain forbid are denied, each by the rule's policy. */
class MutationCatalogueTest {
    private static final long SEED = 20_261_123L;
    private static final int DRAWS_OF_EACH = 40;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| .*\\| `([^`]+)` \\|$");

    /** A call of a recorded session that its own customer may make. */
    private record Allowed(RecordedSession session, RecordedToolCall call) {}

    /** A mutated call in a session of its own. */
    private record Drawn(Mutation mutation, RecordedSession session) {}

    @ParameterizedTest
    @EnumSource
    void everyMutationIsDeniedByItsPolicy(Examples example) {
        System.out.println("seed " + SEED);
        List<Drawn> drawn = draw(example, new Random(SEED));

        List<ReplayedCall> replayed = DomainReplay.calls(
                example,
                ReplayActors.recorded(),
                drawn.stream().map(Drawn::session).toList());

        assertThat(replayed).hasSameSizeAs(drawn).hasSizeGreaterThanOrEqualTo(100);
        for (int i = 0; i < drawn.size(); i++) {
            ReplayedCall call = replayed.get(i);
            assertThat(call.refusal().map(refusal -> refusal.policies()).orElse(List.of()))
                    .as(
                            "%s: %s %s",
                            drawn.get(i).mutation().name(),
                            call.recorded().name(),
                            call.recorded().argumentsJson())
                    .contains(drawn.get(i).mutation().policy());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentListsTheseMutations(Examples example) throws IOException {
        Map<String, String> implemented = new TreeMap<>();
        MutationCatalogue.of(example, List.of())
                .forEach(mutation -> implemented.put(mutation.name(), mutation.policy()));

        Map<String, String> documented = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(example.policies().resolve("mutations.md")));
        rows.results().forEach(row -> documented.put(row.group(1), row.group(2)));

        assertThat(implemented).isEqualTo(documented);
    }

    private static List<Drawn> draw(Examples example, Random random) {
        List<RecordedSession> sessions = DomainReplay.sessions(example);
        List<Allowed> allowed = allowed(example, sessions);
        List<String> customers = sessions.stream()
                .filter(session -> !session.user().anonymous())
                .map(session -> session.user().id())
                .distinct()
                .sorted()
                .toList();
        List<Drawn> drawn = new ArrayList<>();
        for (Mutation mutation : MutationCatalogue.of(example, customers)) {
            List<Allowed> candidates = allowed.stream()
                    .filter(candidate -> mutation.appliesTo(candidate.call()))
                    .toList();
            assertThat(candidates).as(mutation.name()).isNotEmpty();
            IntStream.range(0, DRAWS_OF_EACH)
                    .mapToObj(i -> candidates.get(random.nextInt(candidates.size())))
                    .forEach(one -> drawn.add(mutated(mutation, one, random, drawn.size())));
        }
        return drawn;
    }

    private static List<Allowed> allowed(Examples example, List<RecordedSession> sessions) {
        List<ReplayedCall> replayed = DomainReplay.calls(example, ReplayActors.recorded(), sessions);
        List<Allowed> all = new ArrayList<>();
        sessions.forEach(session -> session.toolCalls().forEach(call -> all.add(new Allowed(session, call))));
        return IntStream.range(0, all.size())
                .filter(i -> !replayed.get(i).denied())
                .mapToObj(all::get)
                .toList();
    }

    private static Drawn mutated(Mutation mutation, Allowed from, Random random, int number) {
        RecordedSession session = from.session();
        RecordedUser user = mutation.withoutTags()
                ? new RecordedUser(session.user().id(), Map.of(), session.user().anonymous())
                : session.user();
        RecordedMessage message =
                new RecordedMessage("assistant", "", List.of(mutation.apply(from.call(), random)), Optional.empty());
        return new Drawn(
                mutation,
                new RecordedSession(
                        session.id() + "-" + number, session.source(), user, List.of(message), session.facts()));
    }
}
