package dev.agentops.cli.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Makes a session of one recorded object or array of chat messages. */
final class ChatSessionMapper {

    private final FileContext context;
    private final boolean tauBench;

    ChatSessionMapper(FileContext context, boolean tauBench) {
        this.context = context;
        this.tauBench = tauBench;
    }

    boolean isSession(JsonNode node) {
        return node.isArray() || messagesField(node).isPresent();
    }

    void deliver(JsonNode node, Position at, String pointer) {
        SessionSource source = context.sink().source(at.line());
        Conversation conversation = new Conversation(ChatDialect.OPENAI, context.problems());
        Optional<String> field = messagesField(node);
        conversation.addAll(
                field.map(node::path).orElse(node),
                at,
                pointer + field.map(name -> "/" + name).orElse(""));
        List<RecordedMessage> messages = conversation.messages();
        context.sink().deliver(RecordedSession.of(source, user(source, node), messages, facts(node)));
    }

    void deliverMessages(SessionSource source, List<RecordedMessage> messages) {
        RecordedUser nobody = RecordedUser.anonymous(source, Map.of());
        context.sink().deliver(RecordedSession.of(source, nobody, messages, RecordedFacts.ofId(Optional.empty())));
    }

    private static Optional<String> messagesField(JsonNode node) {
        return Stream.of("traj", "messages")
                .filter(name -> node.path(name).isArray())
                .findFirst();
    }

    private RecordedUser user(SessionSource source, JsonNode node) {
        String id = tauBench ? Json.text(node.path("info").path("task").path("user_id")) : "";
        return RecordedUser.isUsableId(id)
                ? RecordedUser.named(id, Map.of())
                : RecordedUser.anonymous(source, Map.of());
    }

    private RecordedFacts facts(JsonNode node) {
        return tauBench ? tauFacts(node) : RecordedFacts.ofId(Json.id(node.path("id")));
    }

    private static RecordedFacts tauFacts(JsonNode node) {
        Optional<String> task = Json.id(node.path("task_id"));
        Optional<String> trial = Json.id(node.path("trial"));
        return new RecordedFacts(
                task.map(id ->
                        "task " + id + trial.map(number -> " trial " + number).orElse("")),
                Optional.empty(),
                Optional.empty(),
                ExpectedCalls.read(node.path("info").path("task").path("actions"), "kwargs"),
                Json.number(node.path("reward")),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
