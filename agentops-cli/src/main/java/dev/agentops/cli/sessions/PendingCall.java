package dev.agentops.cli.sessions;

import java.time.Instant;
import java.util.Optional;

/** A recorded call whose result may still come. */
final class PendingCall {

    private final String callId;
    private final String name;
    private final String argumentsJson;
    private final Optional<Instant> requestedAt;
    private Optional<String> result = Optional.empty();
    private boolean error;
    private Optional<Instant> answeredAt = Optional.empty();

    PendingCall(String callId, String name, String argumentsJson, Optional<Instant> requestedAt) {
        this.callId = callId;
        this.name = name;
        this.argumentsJson = argumentsJson;
        this.requestedAt = requestedAt;
    }

    String callId() {
        return callId;
    }

    void answer(String text, boolean failed, Optional<Instant> at) {
        result = Optional.of(text);
        error = failed;
        answeredAt = at;
    }

    RecordedToolCall recorded() {
        return new RecordedToolCall(callId, name, argumentsJson, result, error, requestedAt, answeredAt);
    }
}
