package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** What was seen of one top-level value that tells its format, also when the value could not be read to its end. */
final class FileShape {

    private final JsonParser parser;
    private Optional<SessionFormat> certain = Optional.empty();
    private boolean empty;
    private boolean trajectory;
    private boolean taskOfTauBench;
    private boolean messages;
    private boolean role;
    private boolean content;
    private boolean tasks;

    FileShape(JsonParser parser) {
        this.parser = parser;
    }

    void read() throws IOException {
        JsonToken first = parser.nextToken();
        empty = first == null;
        if (first == JsonToken.START_OBJECT) {
            object(true);
        } else if (first == JsonToken.START_ARRAY) {
            firstElement(parser.nextToken());
        } else if (!empty) {
            // A text or number is only read, and found to be cut off, when the next token is asked for.
            parser.nextToken();
        }
    }

    /** What a value says that was read to its end. */
    Detection detection() {
        return format().<Detection>map(Detection.Recognised::new)
                .orElseGet(() -> empty ? new Detection.Empty() : new Detection.NoSessions());
    }

    /** The format of a value whose end was not reached. */
    Optional<SessionFormat> partialFormat() {
        return format().or(() -> tasks ? Optional.of(SessionFormat.TAU2) : Optional.empty());
    }

    private Optional<SessionFormat> format() {
        if (certain.isPresent()) {
            return certain;
        }
        if (trajectory && taskOfTauBench) {
            return Optional.of(SessionFormat.TAU_BENCH);
        }
        boolean chat = trajectory || messages || (role && content);
        return chat ? Optional.of(SessionFormat.OPENAI_CHAT) : Optional.empty();
    }

    private void firstElement(JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            object(false);
        } else if (token == JsonToken.START_ARRAY) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                message();
            }
        }
    }

    private void object(boolean top) throws IOException {
        while (certain.isEmpty() && parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            field(name, parser.nextToken(), top);
        }
    }

    private void field(String name, JsonToken value, boolean top) throws IOException {
        boolean array = value == JsonToken.START_ARRAY;
        switch (name) {
            case "resourceSpans" -> certain = array ? Optional.of(SessionFormat.OTLP_JSON) : certain;
            case "simulations" -> certain = array && top ? Optional.of(SessionFormat.TAU2) : certain;
            case "tasks" -> tasks |= array && top;
            case "task_id", "info" -> taskOfTauBench = true;
            case "role" -> role |= value == JsonToken.VALUE_STRING;
            case "content", "tool_calls" -> content = true;
            case "traj" -> trajectory |= array;
            case "messages" -> {
                if (array) {
                    messages();
                }
            }
            default -> {}
        }
        if (certain.isEmpty()) {
            parser.skipChildren();
        }
    }

    private void messages() throws IOException {
        JsonToken element = parser.nextToken();
        messages |= element == JsonToken.END_ARRAY;
        while (element != JsonToken.END_ARRAY) {
            if (element == JsonToken.START_OBJECT && !messages) {
                message();
            } else {
                parser.skipChildren();
            }
            element = parser.nextToken();
        }
    }

    /** Notes whether the object has a role as soon as it is seen, since the rest may be cut off. */
    private void message() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean named = parser.currentName().equals("role");
            messages |= parser.nextToken() == JsonToken.VALUE_STRING && named;
            parser.skipChildren();
        }
    }
}
