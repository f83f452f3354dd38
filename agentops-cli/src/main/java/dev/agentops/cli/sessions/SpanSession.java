package dev.agentops.cli.sessions;

import dev.agentops.cli.sessions.GenAiSpan.Operation;
import dev.agentops.cli.sessions.GenAiSpan.ToolSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The conversation that the spans of one session record, in the order of their starts.
 *
 * <p>Each {@code invoke_agent} span that is in no other one is a turn; its user message is the last one of its input, and
 * has no text where content was not recorded. Without such spans the user messages are those by which the inputs of the
 * chat spans grow. The calls are the {@code execute_tool} spans.
 */
final class SpanSession {

    /** Ends a walk over parents that name each other. */
    private static final int MAX_PARENTS = 100;

    private final List<GenAiSpan> spans;
    private final Map<String, GenAiSpan> byId = new HashMap<>();
    private final boolean hasAgentSpans;
    private int userMessagesSeen;

    SpanSession(List<GenAiSpan> unordered) {
        spans = new ArrayList<>(unordered);
        spans.sort(Comparator.comparingLong(GenAiSpan::startNanos));
        spans.forEach(span -> byId.put(key(span.traceId(), span.spanId()), span));
        hasAgentSpans = spans.stream().anyMatch(span -> span.operation() == Operation.INVOKE_AGENT);
    }

    List<RecordedMessage> messages() {
        List<RecordedMessage> messages = new ArrayList<>();
        userMessagesSeen = 0;
        spans.forEach(span -> add(span, messages));
        return messages;
    }

    RecordedFacts facts(Optional<String> recordedId) {
        return new RecordedFacts(
                recordedId,
                Optional.empty(),
                spans.stream().flatMap(span -> span.agent().stream()).findFirst(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                spans.stream().findFirst().flatMap(span -> RecordedTimes.ofEpochNanos(span.startNanos())),
                spans.stream()
                        .max(Comparator.comparingLong(GenAiSpan::endNanos))
                        .flatMap(span -> RecordedTimes.ofEpochNanos(span.endNanos())));
    }

    private void add(GenAiSpan span, List<RecordedMessage> messages) {
        switch (span.operation()) {
            case INVOKE_AGENT -> addTurn(span, messages);
            case CHAT -> addNewUserMessages(span, messages);
            case EXECUTE_TOOL -> span.tool().ifPresent(tool -> messages.add(call(span, tool)));
        }
    }

    private void addTurn(GenAiSpan span, List<RecordedMessage> messages) {
        if (span.userSpoke() && !isInsideAgent(span)) {
            List<String> texts = span.userMessages();
            messages.add(user(span, texts.isEmpty() ? "" : texts.get(texts.size() - 1)));
        }
    }

    private void addNewUserMessages(GenAiSpan span, List<RecordedMessage> messages) {
        List<String> texts = span.userMessages();
        if (hasAgentSpans || texts.size() <= userMessagesSeen) {
            return;
        }
        texts.subList(userMessagesSeen, texts.size()).forEach(text -> messages.add(user(span, text)));
        userMessagesSeen = texts.size();
    }

    private boolean isInsideAgent(GenAiSpan span) {
        GenAiSpan parent = parent(span);
        for (int level = 0; parent != null && level < MAX_PARENTS; level++) {
            if (parent.operation() == Operation.INVOKE_AGENT) {
                return true;
            }
            parent = parent(parent);
        }
        return false;
    }

    private @Nullable GenAiSpan parent(GenAiSpan span) {
        return byId.get(key(span.traceId(), span.parentSpanId()));
    }

    private static String key(String traceId, String spanId) {
        return traceId + ' ' + spanId;
    }

    private static RecordedMessage user(GenAiSpan span, String text) {
        return new RecordedMessage("user", text, List.of(), RecordedTimes.ofEpochNanos(span.startNanos()));
    }

    private static RecordedMessage call(GenAiSpan span, ToolSpan tool) {
        RecordedToolCall call = new RecordedToolCall(
                tool.callId(),
                tool.name(),
                tool.argumentsJson(),
                tool.result(),
                tool.failed(),
                RecordedTimes.ofEpochNanos(span.startNanos()),
                RecordedTimes.ofEpochNanos(span.endNanos()));
        return new RecordedMessage("assistant", "", List.of(call), call.requestedAt());
    }
}
