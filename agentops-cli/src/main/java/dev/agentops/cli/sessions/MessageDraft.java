package dev.agentops.cli.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A message whose calls may still be answered. */
record MessageDraft(String role, String text, List<PendingCall> calls, Optional<Instant> at) {

    RecordedMessage recorded() {
        return new RecordedMessage(
                role, text, calls.stream().map(PendingCall::recorded).toList(), at);
    }
}
