package dev.agentops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.cli.replay.ReplayActors;
import dev.agentops.cli.replay.ReplaySetup;
import dev.agentops.cli.replay.ReplayedCall;
import dev.agentops.cli.replay.Replayer;
import dev.agentops.cli.replay.SilentTurns;
import dev.agentops.cli.sessions.RecordedMessage;
import dev.agentops.cli.sessions.RecordedSession;
import dev.agentops.cli.sessions.RecordedToolCall;
import dev.agentops.cli.sessions.SessionFiles;
import dev.agentops.cli.sessions.SessionFormat;
import dev.agentops.cli.sessions.SessionHandler;
import dev.agentops.cli.sessions.SessionProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Replays the recordings of a domain, as they are or with changed calls, under the domain's example policies. */
final class DomainReplay {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private DomainReplay() {}

    /** All recorded sessions of a domain; the test is skipped when there are none. */
    static List<RecordedSession> sessions(Examples example) {
        List<RecordedSession> sessions = new ArrayList<>();
        SessionFiles.create().read(example.recordings(), SessionFormat.AUTO, new SessionHandler() {
            @Override
            public void session(RecordedSession session) {
                sessions.add(session);
            }

            @Override
            public void problem(SessionProblem problem) {
                throw new AssertionError(problem.describe());
            }
        });
        return sessions;
    }

    /** What became of the calls of these sessions, in order. */
    static List<ReplayedCall> calls(Examples example, ReplayActors actors, List<RecordedSession> sessions) {
        PolicyFolder folder = PolicyFolder.load(example.policies(), null);
        ReplaySetup setup =
                new ReplaySetup(folder.authorizer(), folder.tools(), actors, List.of(), new SilentTurns(), false);
        try (Replayer replayer = Replayer.create(setup)) {
            return sessions.stream()
                    .flatMap(session -> replayer.replay(session).calls().stream())
                    .toList();
        }
    }

    /** The same sessions with each call replaced by any number of others. */
    static List<RecordedSession> eachCall(
            List<RecordedSession> sessions, Function<RecordedToolCall, List<RecordedToolCall>> change) {
        return sessions.stream()
                .map(session -> new RecordedSession(
                        session.id(), session.source(), session.user(), changed(session, change), session.facts()))
                .toList();
    }

    private static List<RecordedMessage> changed(
            RecordedSession session, Function<RecordedToolCall, List<RecordedToolCall>> change) {
        return session.messages().stream()
                .map(message -> new RecordedMessage(
                        message.role(),
                        message.text(),
                        message.calls().stream()
                                .flatMap(call -> change.apply(call).stream())
                                .toList(),
                        message.at()))
                .toList();
    }

    static RecordedToolCall with(RecordedToolCall call, JsonNode arguments) {
        return new RecordedToolCall(
                call.callId(),
                call.name(),
                arguments.toString(),
                call.result(),
                call.error(),
                Optional.empty(),
                Optional.empty());
    }

    static RecordedToolCall named(RecordedToolCall call, String name) {
        return new RecordedToolCall(
                call.callId(),
                name,
                call.argumentsJson(),
                call.result(),
                call.error(),
                Optional.empty(),
                Optional.empty());
    }

    static ObjectNode arguments(RecordedToolCall call) {
        try {
            return (ObjectNode) MAPPER.readTree(call.argumentsJson());
        } catch (JsonProcessingException e) {
            throw new AssertionError(call.argumentsJson(), e);
        }
    }
}
