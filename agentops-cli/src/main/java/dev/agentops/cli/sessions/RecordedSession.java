package dev.agentops.cli.sessions;

import java.util.List;

/**
 * One recorded session of an agent.
 *
 * @param id unique within a run and the same in every run over the same paths: the file's name, a digest of the label,
 *     and the index, in letters, digits, dot, dash and underscore
 * @param source where it was recorded
 * @param user for whom the agent worked
 * @param messages the conversation in order
 * @param facts what else the recording says
 */
public record RecordedSession(
        String id, SessionSource source, RecordedUser user, List<RecordedMessage> messages, RecordedFacts facts) {

    public RecordedSession {
        messages = List.copyOf(messages);
    }

    static RecordedSession of(
            SessionSource source, RecordedUser user, List<RecordedMessage> messages, RecordedFacts facts) {
        return new RecordedSession(FileNames.sessionId(source), source, user, messages, facts);
    }

    /** The agent's calls of all messages, in order. */
    public List<RecordedToolCall> toolCalls() {
        return messages.stream().flatMap(message -> message.calls().stream()).toList();
    }

    /** The number of user messages. */
    public int turns() {
        return (int) messages.stream().filter(RecordedMessage::isUser).count();
    }
}
