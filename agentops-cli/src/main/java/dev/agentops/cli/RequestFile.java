package dev.agentops.cli;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.SessionFacts;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.json.JsonException;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request that somebody wrote down as JSON. What is not in it has a default; what is no member of a request is refused. */
final class RequestFile {
    private static final Set<String> MEMBERS = Set.of("principal", "tool", "arguments", "agent", "session");
    private static final Set<String> PRINCIPAL = Set.of("id", "type", "groups", "tags", "tenant", "authenticated");
    private static final Set<String> AGENT = Set.of("name", "version", "environment");
    private static final Set<String> SESSION = Set.of("id", "turn", "calls", "tainted");

    private final String path;
    private final Map<?, ?> members;

    private RequestFile(String path, Map<?, ?> members, Set<String> known) {
        this.path = path;
        this.members = members;
        members.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(path + name + " is no member of a request: use "
                            + String.join(", ", known.stream().sorted().toList()));
                });
    }

    /**
     * Reads a request.
     *
     * @param actor the id of the principal; null for the one that the request names
     */
    static AuthorizationRequest parse(String text, @Nullable String actor) {
        try {
            return new RequestFile("", JsonObject.parse(text), MEMBERS).request(actor);
        } catch (JsonException | IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static CommandFailedException wrong(String message) {
        return new CommandFailedException("--request: " + message);
    }

    private AuthorizationRequest request(@Nullable String actor) {
        RequestFile agent = inner("agent", AGENT);
        RequestFile session = inner("session", SESSION);
        return new AuthorizationRequest(
                inner("principal", PRINCIPAL).principal(actor),
                Action.tool(required("tool")),
                new AgentIdentity(
                        agent.orElse("name", "agent"),
                        agent.orElse("version", "1"),
                        agent.orElse("environment", "dev")),
                new SessionFacts(
                        session.orElse("id", "session"),
                        (int) session.number("turn", 1),
                        session.number("calls", 0),
                        session.truth("tainted", false) ? TrustLabel.UNTRUSTED : TrustLabel.TRUSTED),
                JsonObject.copyOf(object("arguments")));
    }

    private Principal principal(@Nullable String actor) {
        Authentication authentication =
                truth("authenticated", true) ? Authentication.inProcess("agentops") : Authentication.none();
        Principal.Builder builder = Principal.builder(
                        orElse("tenant", "default"), actor == null ? required("id") : actor, authentication)
                .type(orElse("type", Principal.DEFAULT_TYPE));
        object("tags").forEach((name, value) -> builder.tag((String) name, text(path + "tags." + name, value)));
        for (Object group : groups()) {
            builder.group(text(path + "groups", group));
        }
        return builder.build();
    }

    private List<?> groups() {
        Object groups = members.get("groups");
        if (groups != null && !(groups instanceof List<?>)) {
            throw wrong(path + "groups must be an array of strings");
        }
        return groups instanceof List<?> listed ? listed : List.of();
    }

    private RequestFile inner(String name, Set<String> known) {
        return new RequestFile(name + ".", object(name), known);
    }

    private Map<?, ?> object(String name) {
        Object value = members.get(name);
        if (value != null && !(value instanceof Map<?, ?>)) {
            throw wrong(path + name + " must be an object");
        }
        return value instanceof Map<?, ?> object ? object : Map.of();
    }

    private String required(String name) {
        if (!members.containsKey(name)) {
            throw wrong(path + name + " is missing: add it");
        }
        return text(path + name, members.get(name));
    }

    private String orElse(String name, String otherwise) {
        return members.containsKey(name) ? text(path + name, members.get(name)) : otherwise;
    }

    private static String text(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name + " must be a string");
    }

    private long number(String name, long otherwise) {
        Object value = members.containsKey(name) ? members.get(name) : otherwise;
        if (value instanceof Number number && number.longValue() >= 0 && number.longValue() <= Integer.MAX_VALUE) {
            return number.longValue();
        }
        throw wrong(path + name + " must be an integer from 0 to " + Integer.MAX_VALUE);
    }

    private boolean truth(String name, boolean otherwise) {
        Object value = members.containsKey(name) ? members.get(name) : otherwise;
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw wrong(path + name + " must be true or false");
    }
}
