package dev.agentops.cli.sessions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the customer of a tau2 session, whom the recording does not name.
 *
 * <p>The id is the one {@code user_id} or {@code customer_id} that the agent's calls name; when they name none or
 * several, the one that the author's expected calls name, which nothing said in the session can change; otherwise the
 * customer is anonymous and owns nothing. The tag {@code phone_number} is found by the same rule.
 */
final class Customer {

    static final String PHONE_NUMBER = "phone_number";

    private final ArgumentValues ids;
    private final ArgumentValues phones;

    Customer(SessionJson json) {
        this.ids = new ArgumentValues(json, "user_id", "customer_id");
        this.phones = new ArgumentValues(json, PHONE_NUMBER);
    }

    RecordedUser of(SessionSource source, List<RecordedMessage> messages, List<ExpectedCall> expected) {
        Map<String, String> tags = find(phones, messages, expected)
                .map(phone -> Map.of(PHONE_NUMBER, phone))
                .orElse(Map.of());
        return find(ids, messages, expected)
                .filter(RecordedUser::isUsableId)
                .map(id -> RecordedUser.named(id, tags))
                .orElseGet(() -> RecordedUser.anonymous(source, tags));
    }

    private static Optional<String> find(
            ArgumentValues values, List<RecordedMessage> messages, List<ExpectedCall> expected) {
        Stream<String> recorded =
                messages.stream().flatMap(message -> message.calls().stream()).map(RecordedToolCall::argumentsJson);
        return values.only(recorded).or(() -> values.only(expected.stream().map(ExpectedCall::argumentsJson)));
    }
}
