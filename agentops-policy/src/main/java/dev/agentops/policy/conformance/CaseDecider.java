package dev.agentops.policy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.expression.Literals;
import dev.agentops.policy.internal.schema.DeclaredType;
import dev.agentops.policy.internal.schema.PrincipalFacts;
import dev.agentops.policy.internal.schema.RequestConformance;
import dev.agentops.policy.internal.schema.TypedJson;
import dev.agentops.policy.internal.schema.UnfitValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Decides the requests of a case and compares the answers with those that the data has. To be used on a large stack. */
final class CaseDecider implements Callable<CaseOutcome> {
    private final ConformanceCase subject;
    private final CaseEngines engines;
    private final RequestConformance conformance;
    private final boolean official;
    private final List<String> disagreements = new ArrayList<>();
    private int fallback;

    /**
     * Prepares a case.
     *
     * @param official whether the official engine is asked beside
     */
    CaseDecider(ConformanceCase subject, boolean official) throws UnusableException {
        this.subject = subject;
        this.official = official;
        this.engines = new CaseEngines(subject);
        this.conformance =
                new RequestConformance(engines.schema(), engines.compiled().entities());
    }

    @Override
    public CaseOutcome call() {
        List<JsonNode> requests = subject.file().requests();
        for (int i = 0; i < requests.size(); i++) {
            String difference = difference(requests.get(i));
            if (!difference.isEmpty()) {
                disagreements.add(subject.file().name() + " request " + i + ": " + difference);
            }
        }
        return new CaseOutcome(requests.size(), fallback, disagreements);
    }

    private String difference(JsonNode request) {
        boolean validated = request.path("validateRequest").asBoolean(true);
        try {
            CedarRequest asked = asked(request, validated);
            Answer expected = Answer.expected(request);
            Answer given = Answer.of(decide(asked, validated));
            String wrong = given.equals(expected) ? "" : "expected " + expected + ", got " + given;
            return official && wrong.isEmpty() ? officialDifference(asked, validated, expected) : wrong;
        } catch (IllegalArgumentException e) {
            return "it cannot be read: " + e.getMessage();
        }
    }

    private String officialDifference(CedarRequest asked, boolean validated, Answer expected) {
        Answer given = Answer.of(engines.official().decide(asked, validated));
        return given.equals(expected) ? "" : "expected " + expected + ", the official engine got " + given;
    }

    /** Where requests are validated, values of their contexts may be written as the schema says. */
    private CedarRequest asked(JsonNode request, boolean validated) {
        var action = Literals.entity(request.path("action"));
        DeclaredType context = validated ? engines.schema().context(action) : DeclaredType.Scalar.UNKNOWN;
        return new CedarRequest(
                Literals.entity(request.path("principal")),
                action,
                Literals.entity(request.path("resource")),
                PrincipalFacts.NONE,
                TypedJson.record(request.path("context"), context));
    }

    private EngineAnswer decide(CedarRequest asked, boolean validated) {
        if (validated && !conforms(asked)) {
            fallback++;
            return engines.official().decide(asked);
        }
        EngineAnswer compiled = engines.compiled().decide(asked);
        if (engines.isCompiled()) {
            return compiled;
        }
        fallback++;
        return Answer.merged(compiled, engines.fallback().decide(asked, validated));
    }

    private boolean conforms(CedarRequest asked) {
        try {
            conformance.require(
                    asked.principal(),
                    asked.action(),
                    asked.resource(),
                    PrincipalFacts.NONE,
                    Near.record(asked.context()));
            return true;
        } catch (UnfitValueException e) {
            return false;
        }
    }
}
