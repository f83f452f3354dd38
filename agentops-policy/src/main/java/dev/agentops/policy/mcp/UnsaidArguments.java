package dev.agentops.policy.mcp;

import dev.agentops.content.TerminalText;
import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import dev.agentops.policy.mcp.ValueShape.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the schema of all arguments says beside its properties, and denies calls because it cannot be declared. */
final class UnsaidArguments {
    private static final int LONGEST_NAME = 80;
    private static final String PROPERTIES = "properties";

    private UnsaidArguments() {}

    static List<String> of(JsonObject schema, List<Member> members) {
        List<String> unsaid = new ArrayList<>();
        elsewhere(schema).ifPresent(unsaid::add);
        missing(schema, members).ifPresent(unsaid::add);
        if (schema.get("additionalProperties") instanceof JsonObject) {
            unsaid.add(
                    "may have members of any name, which Cedar's records cannot: a call with one that its schema does"
                            + " not name is denied");
        }
        return unsaid;
    }

    private static Optional<String> elsewhere(JsonObject schema) {
        if (schema.containsKey(PROPERTIES)) {
            return Optional.empty();
        }
        return Stream.of("$ref", "allOf", "anyOf", "oneOf")
                .filter(schema::containsKey)
                .findFirst()
                .map(keyword -> "is described by " + keyword
                        + ", which is not read there: every call with arguments is denied; write them as properties");
    }

    private static Optional<String> missing(JsonObject schema, List<Member> members) {
        if (!(schema.get("required") instanceof JsonArray required)) {
            return Optional.empty();
        }
        Set<String> named = members.stream().map(Member::name).collect(Collectors.toSet());
        return required.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(name -> !named.contains(name))
                .findFirst()
                .map(name -> "requires " + TerminalText.excerpt(name, LONGEST_NAME)
                        + ", which its properties do not describe: every call is denied; describe it");
    }
}
