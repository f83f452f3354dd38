package dev.agentops.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the policies of all files: each is parsed by itself, and its id belongs to it alone. */
final class PolicyReader {
    private static final String ID = "id";
    private static final String ADVICE = "advice";

    private final PolicyCheck check;
    private final Map<String, PolicyFacts> policies = new LinkedHashMap<>();
    private final List<PolicyProblem> problems = new ArrayList<>();

    PolicyReader(PolicyCheck check) {
        this.check = check;
    }

    /** Adds the policies of a file. */
    void read(SourceText file) {
        PolicySplitter splitter = new PolicySplitter(file).split();
        problems.addAll(splitter.problems());
        splitter.policies().forEach(this::read);
    }

    /** Those that can be parsed and have an id of their own. */
    List<PolicyFacts> policies() {
        return List.copyOf(policies.values());
    }

    List<PolicyProblem> problems() {
        return problems;
    }

    private void read(PolicySource source) {
        PolicyJson json = check.json(source);
        if (json == null) {
            problems.addAll(check.syntax(source));
        } else {
            add(facts(source, json), json.callsUnknown());
        }
    }

    private static PolicyFacts facts(PolicySource source, PolicyJson json) {
        String id = json.annotation(ID);
        return new PolicyFacts(
                source,
                id == null ? source.positionalId() : id,
                json.forbids(),
                json.annotation(ADVICE),
                List.copyOf(json.arguments()));
    }

    private void add(PolicyFacts policy, boolean callsUnknown) {
        PolicySource source = policy.source();
        String id = policy.publicId();
        if (id.isBlank() || id.startsWith("(")) {
            problems.add(source.problem(
                    null,
                    "the @id \"" + id
                            + "\" is taken: give one that is not blank and does not begin with a parenthesis"));
        }
        if (callsUnknown) {
            problems.add(source.file()
                    .problem(
                            source.callOf("unknown"),
                            id,
                            "unknown is for partial evaluation and has no value here: remove it"));
        }
        PolicyFacts first = policies.putIfAbsent(id, policy);
        if (first != null) {
            problems.add(source.problem(
                    id, "the @id is used already by " + first.source().positionalId() + ": choose another"));
        }
    }
}
