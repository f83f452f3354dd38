package dev.agentops.policy;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.DetailedError;
import com.cedarpolicy.model.EntityValidationRequest;
import com.cedarpolicy.model.ValidationRequest;
import com.cedarpolicy.model.ValidationResponse;
import com.cedarpolicy.model.ValidationResponse.ValidationError;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.agentops.policy.internal.engine.OfficialEngine;
import dev.agentops.policy.internal.engine.PreparedEntity;
import dev.agentops.policy.internal.schema.StaticEntity;
import dev.agentops.policy.internal.text.LargeStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Has policies, schema and entities checked by the official engine, and says where its complaints belong. It works on texts as
 * they stand in the files, because only of those does the engine give positions. To be used on a {@link LargeStack}.
 */
final class PolicyCheck {
    /** One offset and its message become a problem of some file. */
    interface Place extends BiFunction<Integer, String, PolicyProblem> {}

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();

    /** What is wrong in a schema; empty when nothing is. */
    List<PolicyProblem> schema(SourceText file, Schema schema) {
        List<PolicyProblem> problems = new ArrayList<>();
        Place place = (bytes, message) -> file.problem(file.afterBytes(0, bytes), null, message);
        response(schema, new PolicySet())
                .errors
                .ifPresent(errors -> errors.forEach(
                        error -> describe(error, "failed to parse schema from string: ", place, problems)));
        return problems;
    }

    /** What is wrong in the text of one policy; empty when it can be parsed. */
    List<PolicyProblem> syntax(PolicySource policy) {
        List<PolicyProblem> problems = new ArrayList<>();
        String prefix = "failed to parse policy with id `" + OfficialEngine.id(0) + "` from string: ";
        Place place = (bytes, message) -> policy.problemAt(bytes, null, message);
        response(new Schema(""), OfficialEngine.policySet(List.of(policy.text())))
                .errors
                .ifPresent(errors -> errors.forEach(error -> describe(error, prefix, place, problems)));
        return problems;
    }

    /** The JSON form of a policy; null when it cannot be parsed. */
    @Nullable PolicyJson json(PolicySource policy) {
        try {
            return PolicyJson.of(new Policy(policy.text(), OfficialEngine.id(0)).toJson());
        } catch (InternalException e) {
            return null;
        }
    }

    /** The JSON form of a policy with slots; null when it has none, or cannot be parsed. */
    @Nullable PolicyJson template(PolicySource policy) {
        try {
            Set<Policy> template = Set.of(new Policy(policy.text(), OfficialEngine.id(0)));
            return PolicyJson.templateOf(new PolicySet(Set.of(), template).toJson(), OfficialEngine.id(0));
        } catch (InternalException | JsonProcessingException e) {
            return null;
        }
    }

    /** What is wrong with policies under a schema, in strict mode. */
    Findings types(List<PolicyFacts> policies, Schema schema) {
        List<String> texts =
                policies.stream().map(policy -> policy.source().text()).toList();
        ValidationResponse response = response(schema, OfficialEngine.policySet(texts));
        if (response.success.isEmpty()) {
            throw new IllegalStateException("the engine refuses policies that it parsed before: " + response);
        }
        return new Findings(
                findings(policies, response.success.get().validationErrors),
                findings(policies, response.success.get().validationWarnings));
    }

    /** Why entities do not conform to a schema; null when they do. */
    @Nullable String entities(List<StaticEntity> entities, Schema schema) {
        try {
            List<PreparedEntity> prepared =
                    entities.stream().map(PreparedEntity::new).toList();
            engine.validateEntities(new EntityValidationRequest(schema, List.copyOf(prepared)));
            return null;
        } catch (AuthException e) {
            return String.valueOf(e.getMessage())
                    .replaceFirst("^(Auth Exception: )?(Bad request: )?", "")
                    .replaceFirst(": $", "");
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private ValidationResponse response(Schema schema, PolicySet policies) {
        try {
            return engine.validate(new ValidationRequest(schema, policies));
        } catch (AuthException e) {
            throw new IllegalStateException("the engine cannot validate: " + e.getMessage(), e);
        }
    }

    private static List<PolicyProblem> findings(List<PolicyFacts> policies, Iterable<ValidationError> errors) {
        List<PolicyProblem> problems = new ArrayList<>();
        for (ValidationError error : errors) {
            PolicyFacts policy = policies.get(OfficialEngine.position(error.getPolicyId()));
            String prefix = "for policy `" + error.getPolicyId() + "`, ";
            Place place = (bytes, message) -> policy.source().problemAt(bytes, policy.publicId(), message);
            describe(error.getError(), prefix, place, problems);
        }
        return problems;
    }

    private static void describe(DetailedError error, String prefix, Place place, List<PolicyProblem> problems) {
        String message = error.message.startsWith(prefix) ? error.message.substring(prefix.length()) : error.message;
        int at = error.sourceLocations.isEmpty() ? 0 : error.sourceLocations.get(0).start;
        String expected = error.sourceLocations.isEmpty()
                ? ""
                : error.sourceLocations.get(0).label.map(label -> ": " + label).orElse("");
        problems.add(place.apply(
                at,
                message + expected + error.help.map(help -> " (" + help + ")").orElse("")));
        error.related.forEach(related -> describe(related, "", place, problems));
    }

    /** Errors and warnings. */
    record Findings(List<PolicyProblem> errors, List<PolicyProblem> warnings) {}
}
