package dev.agentops.policy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.engine.EngineAnswer.Decided;
import dev.agentops.policy.internal.engine.EngineAnswer.Failure;
import dev.agentops.policy.internal.engine.OfficialEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A decision in the words of the data.
 *
 * @param decision allow, deny, or why there is none
 * @param reasons ids of the policies that determined it, sorted
 * @param errors ids of the policies that erred, sorted
 */
record Answer(String decision, List<String> reasons, List<String> errors) {
    Answer {
        reasons = List.copyOf(reasons);
        errors = List.copyOf(errors);
    }

    /** What the data says about a request. */
    static Answer expected(JsonNode request) {
        return new Answer(request.path("decision").asText(), ids(request.path("reason")), ids(request.path("errors")));
    }

    private static List<String> ids(JsonNode listed) {
        List<String> ids = new ArrayList<>();
        listed.forEach(id -> ids.add(id.asText()));
        return ids.stream().sorted().toList();
    }

    /** What an engine says. */
    static Answer of(EngineAnswer answer) {
        if (answer instanceof Decided decided) {
            return new Answer(
                    decided.allow() ? "allow" : "deny",
                    ids(decided.determining()),
                    ids(decided.errors().stream().map(Failure::policy).toList()));
        }
        return new Answer("no decision: " + answer, List.of(), List.of());
    }

    private static List<String> ids(List<Integer> positions) {
        return positions.stream().map(OfficialEngine::id).sorted().toList();
    }

    /** What two engines say together that know different policies of one set. */
    static EngineAnswer merged(EngineAnswer one, EngineAnswer other) {
        if (!(one instanceof Decided first) || !(other instanceof Decided second)) {
            return one instanceof Decided ? other : one;
        }
        boolean forbidden = isForbidden(first) || isForbidden(second);
        TreeSet<Integer> determining = new TreeSet<>();
        for (Decided part : List.of(first, second)) {
            if (part.allow() != forbidden) {
                determining.addAll(part.determining());
            }
        }
        List<Failure> errors = new ArrayList<>(first.errors());
        errors.addAll(second.errors());
        return new Decided(!forbidden && (first.allow() || second.allow()), List.copyOf(determining), errors);
    }

    /** A denial without reasons only lacks a permit. */
    private static boolean isForbidden(Decided decided) {
        return !decided.allow() && !decided.determining().isEmpty();
    }
}
