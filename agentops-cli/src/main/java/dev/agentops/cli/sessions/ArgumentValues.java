package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The values of certain top-level text arguments over several calls. */
final class ArgumentValues {

    private final SessionJson json;
    private final Set<String> names;

    ArgumentValues(SessionJson json, String... names) {
        this.json = json;
        this.names = Set.of(names);
    }

    /** The one value that all calls together name, or empty when there is none or more than one. */
    Optional<String> only(Stream<String> argumentTexts) {
        Set<String> found = new LinkedHashSet<>();
        argumentTexts.forEach(text -> collect(text, found));
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private void collect(String argumentText, Set<String> found) {
        try (JsonParser parser = json.parser(argumentText)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = names.contains(parser.currentName());
                if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
                    found.add(parser.getText());
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            // Malformed arguments name nobody beyond the place where they break; the pipeline refuses the call itself.
        }
    }
}
