package dev.agentops.policy;

import dev.agentops.policy.internal.text.LargeStack;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.agentops.policy.internal.engine.CedarEngine;
import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.engine.OfficialEngine;
import dev.agentops.policy.internal.expression.Literals;
import dev.agentops.policy.internal.schema.StaticEntity;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One case of the public conformance data: policies, schema and entities, and requests with their answers. */
final class CorpusCase {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String name;
    private final JsonNode json;
    private final UnaryOperator<String> files;

    CorpusCase(String name, String json, UnaryOperator<String> files) throws java.io.IOException {
        this.name = name;
        this.json = MAPPER.readTree(json);
        this.files = files;
    }

    /** Decides every request by the engine; what is not as the data says goes to the differences. Returns how many. */
    int run(EngineMaker maker, List<String> differences) {
        CedarEngine engine = LargeStack.call(() -> engine(maker));
        int number = 0;
        for (JsonNode request : json.path("requests")) {
            String difference = difference(request, engine.decide(request(request)));
            if (!difference.isEmpty()) {
                differences.add(name + " request " + number + ": " + difference);
            }
            number++;
        }
        return number;
    }

    /** Makes the engine that is to be tested. */
    interface EngineMaker {
        /** The JSON forms are those of the policies, in the same order. */
        CedarEngine make(List<PolicySource> policies, Schema schema, Map<EntityUid, StaticEntity> entities);
    }

    private CedarEngine engine(EngineMaker maker) {
        PolicySplitter splitter = new PolicySplitter(file("policies", "policies.cedar")).split();
        EntitiesFile entities = new EntitiesFile(file("entities", PolicyFolder.ENTITIES)).read();
        if (!splitter.problems().isEmpty() || !entities.problems().isEmpty()) {
            throw new AssertionError(name + ": " + splitter.problems() + entities.problems());
        }
        return maker.make(
                splitter.policies(), new SchemaFile(file("schema", PolicyFolder.SCHEMA)).schema(), entities.entities());
    }

    private SourceText file(String member, String as) {
        return new SourceText(as, files.apply(json.path(member).asText()));
    }

    @SuppressWarnings("unchecked") // a context is a record
    private static CedarRequest request(JsonNode request) {
        return new CedarRequest(
                uid(request.path("principal")),
                uid(request.path("action")),
                uid(request.path("resource")),
                Set.of(),
                Map.of(),
                CedarRecord.of((Map<String, Object>) Literals.value(request.path("context"))));
    }

    private static EntityUid uid(JsonNode uid) {
        return new EntityUid(uid.path("type").asText(), uid.path("id").asText());
    }

    private static String difference(JsonNode expected, EngineAnswer answer) {
        if (!(answer instanceof EngineAnswer.Decided decided)) {
            return "refused: " + answer;
        }
        String wanted =
                expected.path("decision").asText() + ids(expected.path("reason")) + ids(expected.path("errors"));
        String got = (decided.allow() ? "allow" : "deny")
                + ids(decided.determining())
                + ids(decided.errors().stream()
                        .map(EngineAnswer.Failure::policy)
                        .toList());
        return wanted.equals(got) ? "" : "expected " + wanted + ", got " + got;
    }

    private static List<String> ids(JsonNode ids) {
        List<String> sorted = new ArrayList<>();
        ids.forEach(id -> sorted.add(id.asText()));
        return sorted.stream().sorted().toList();
    }

    private static List<String> ids(List<Integer> positions) {
        return positions.stream().map(OfficialEngine::id).sorted().toList();
    }
}
