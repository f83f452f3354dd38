package dev.agentops.policy;

import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.expression.UnknownConstructException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the policies of all files: each is parsed by itself, and its id belongs to it alone. */
final class PolicyReader {
    private static final String ID = "id";
    private static final String ADVICE = "advice";
    private static final String MODE = "mode";
    private static final String LOG_ONLY = "log_only";
    private static final Set<String> MODES = Set.of(LOG_ONLY, "enforce");

    private static final String TEMPORAL =
            "temporal policies are a dialect of AgentCore beyond Cedar, and are not decided here:"
                    + " read context.session instead, or leave the policy out";

    private final PolicyCheck check;
    private final Map<String, PolicyFacts> policies = new LinkedHashMap<>();
    private final Map<String, PolicyTemplate> templates = new LinkedHashMap<>();
    private final Set<String> linked = new HashSet<>();
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final List<PolicyProblem> warnings = new ArrayList<>();
    private final PolicyLint lint = new PolicyLint();

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

    /** What is odd but not wrong. */
    List<PolicyProblem> warnings() {
        List<PolicyProblem> all = new ArrayList<>(warnings);
        all.addAll(lint.warnings());
        templates.forEach((id, template) -> {
            if (!linked.contains(id)) {
                all.add(template.source().problem(id, "no link makes a policy of this template: it has no effect"));
            }
        });
        return all;
    }

    /**
     * What is odd when there is no schema.
     *
     * @param tools required arguments of each tool; empty when they are not known
     * @param given attributes that every principal has
     */
    List<PolicyProblem> withoutSchema(Map<String, Set<String>> tools, Set<String> given) {
        return lint.withoutSchema(tools, given);
    }

    private void read(PolicySource source) {
        PolicyJson json = check.json(source);
        if (json != null) {
            add(facts(source, id(source, json), json), json);
            return;
        }
        PolicyJson template = check.template(source);
        if (template == null) {
            problems.addAll(
                    source.hasBlock("temporal") ? List.of(source.problem(null, TEMPORAL)) : check.syntax(source));
        } else {
            add(id(source, template), new PolicyTemplate(source, template));
        }
    }

    private static String id(PolicySource source, PolicyJson json) {
        String id = json.annotation(ID);
        return id == null ? source.positionalId() : id;
    }

    private void add(String id, PolicyTemplate template) {
        PolicyTemplate first = templates.putIfAbsent(id, template);
        if (first != null) {
            problems.add(template.source()
                    .problem(id, "the @id is used already by " + first.source().positionalId() + ": choose another"));
        }
    }

    /** Makes policies of templates; to be called when all files were read. */
    void link(SourceText file) {
        TemplateLinks links = new TemplateLinks(file).read();
        problems.addAll(links.problems());
        links.links().forEach(link -> link(file, link));
    }

    private void link(SourceText file, TemplateLinks.Link link) {
        PolicyTemplate template = templates.get(link.templateId());
        if (template == null) {
            problems.add(file.problem(
                    link.start(), link.newId(), "there is no template with the @id \"" + link.templateId() + "\""));
        } else if (!template.slots().equals(link.values().keySet())) {
            problems.add(file.problem(
                    link.start(),
                    link.newId(),
                    "the template has the slots " + new TreeSet<>(template.slots())
                            + ": give a value for each of them, and no other"));
        } else {
            linked.add(link.templateId());
            add(file, link, template);
        }
    }

    private void add(SourceText file, TemplateLinks.Link link, PolicyTemplate template) {
        try {
            PolicySource source = template.source().linkedAs(template.linked(link.values()));
            PolicyJson json = Objects.requireNonNull(check.json(source));
            add(facts(source, link.newId(), json), json);
        } catch (IllegalArgumentException e) {
            problems.add(file.problem(link.start(), link.newId(), "the engine refuses this link: " + e.getMessage()));
        }
    }

    private PolicyFacts facts(PolicySource source, String id, PolicyJson json) {
        String mode = json.annotation(MODE);
        if (mode != null && !MODES.contains(mode)) {
            problems.add(source.problem(
                    id, "the @mode \"" + mode + "\" is none: it is \"log_only\", or \"enforce\" as without it"));
        }
        return new PolicyFacts(
                source,
                id,
                json.forbids(),
                LOG_ONLY.equals(mode),
                json.annotation(ADVICE),
                List.copyOf(json.arguments()),
                compiled(policies.size(), source, json));
    }

    /** What the compiler does not know is left to the official engine. */
    private @Nullable CompiledPolicy compiled(int position, PolicySource source, PolicyJson json) {
        try {
            return CompiledPolicy.of(position, json.policy());
        } catch (UnknownConstructException e) {
            warnings.add(
                    source.problem(null, "the official engine decides this policy, which is slow: " + e.getMessage()));
            return null;
        }
    }

    private void add(PolicyFacts policy, PolicyJson json) {
        PolicySource source = policy.source();
        String id = policy.publicId();
        if (id.isBlank() || id.startsWith("(")) {
            problems.add(source.problem(
                    null,
                    "the @id \"" + id
                            + "\" is taken: give one that is not blank and does not begin with a parenthesis"));
        }
        if (json.callsUnknown()) {
            problems.add(source.file()
                    .problem(
                            source.callOf("unknown"),
                            id,
                            "unknown is for partial evaluation and has no value here: remove it"));
        }
        PolicyFacts first = policies.putIfAbsent(id, policy);
        if (first == null) {
            lint.add(policy, json.policy());
        } else {
            problems.add(source.problem(
                    id, "the @id is used already by " + first.source().positionalId() + ": choose another"));
        }
    }
}
