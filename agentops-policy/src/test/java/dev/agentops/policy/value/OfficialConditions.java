package dev.agentops.policy.value;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Evaluates conditions with the official engine, for many rows of values at once. */
final class OfficialConditions {
    /** What a condition comes to. */
    enum Answer {
        TRUE,
        FALSE,
        ERROR
    }

    private static final int ROWS = 250;
    private static final int SHOWN = 20;

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final String[] conditions;
    private final PolicySet policies;

    /** The values of a row are attributes of {@code it}. */
    OfficialConditions(String... conditions) throws Exception {
        this.conditions = conditions;
        Set<Policy> set = new LinkedHashSet<>();
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < conditions.length; i++) {
                String condition = conditions[i].replaceAll("\\bit\\b", "context.r" + row);
                set.add(new Policy(
                        "permit(principal, action, resource) when { context has r" + row + " && " + condition + " };",
                        id(row, i)));
            }
        }
        this.policies = new PolicySet(set);
        policies.cache();
    }

    private static String id(int row, int condition) {
        return row + "/" + condition;
    }

    /** Rows and conditions that come to something else than expected, with what they come to; at most a few. */
    List<String> disagreements(List<? extends Map<String, Value>> rows, List<List<Answer>> expected) throws Exception {
        List<List<Answer>> answers = answers(rows);
        List<String> disagreements = new ArrayList<>();
        for (int row = 0; row < rows.size() && disagreements.size() < SHOWN; row++) {
            for (int i = 0; i < conditions.length; i++) {
                if (answers.get(row).get(i) != expected.get(row).get(i)) {
                    disagreements.add(conditions[i] + " is " + answers.get(row).get(i) + " for " + rows.get(row));
                }
            }
        }
        return disagreements;
    }

    /** The answers of all conditions for each row. */
    private List<List<Answer>> answers(List<? extends Map<String, Value>> rows) throws Exception {
        List<List<Answer>> answers = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS) {
            answers.addAll(batch(rows.subList(from, Math.min(from + ROWS, rows.size()))));
        }
        return answers;
    }

    private List<List<Answer>> batch(List<? extends Map<String, Value>> rows) throws Exception {
        Map<String, Value> context = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            context.put("r" + row, new CedarMap(new HashMap<>(rows.get(row))));
        }
        AuthorizationSuccessResponse response = decided(context);
        Set<String> errors = response.getErrors().stream()
                .map(AuthorizationSuccessResponse.AuthorizationError::getPolicyId)
                .collect(Collectors.toSet());
        List<List<Answer>> answers = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Answer[] answer = new Answer[conditions.length];
            Arrays.fill(answer, Answer.FALSE);
            for (int i = 0; i < answer.length; i++) {
                if (response.getReason().contains(id(row, i))) {
                    answer[i] = Answer.TRUE;
                } else if (errors.contains(id(row, i))) {
                    answer[i] = Answer.ERROR;
                }
            }
            answers.add(List.of(answer));
        }
        return answers;
    }

    private AuthorizationSuccessResponse decided(Map<String, Value> context) throws Exception {
        EntityUID some = new EntityUID(EntityTypeName.parse("Some").orElseThrow(), "one");
        AuthorizationResponse response = engine.isAuthorized(
                new AuthorizationRequest(some, some, some, Optional.of(context), Optional.empty(), false),
                policies,
                Set.of());
        return response.success.orElseThrow(
                () -> new AssertionError(response.errors.orElseThrow().get(0).message));
    }
}
