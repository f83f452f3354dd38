package dev.agentops.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.FolderReport;
import dev.agentops.policy.PolicyProblem;
import java.util.List;

/** The report of a check as one JSON object. Its members are a contract: add to them, never change them. */
final class FolderReportJson {
    private FolderReportJson() {}

    static String text(FolderReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("policies", report.policies());
        list(report.problems(), json.putArray("problems"));
        list(report.warnings(), json.putArray("warnings"));
        report.unformatted().keySet().forEach(json.putArray("unformatted")::add);
        return json.toPrettyString();
    }

    private static void list(List<PolicyProblem> problems, ArrayNode into) {
        for (PolicyProblem problem : problems) {
            ObjectNode json = into.addObject()
                    .put("file", problem.file())
                    .put("line", problem.line())
                    .put("column", problem.column());
            if (problem.policyId() != null) {
                json.put("policy", problem.policyId());
            }
            json.put("message", problem.message());
        }
    }
}
