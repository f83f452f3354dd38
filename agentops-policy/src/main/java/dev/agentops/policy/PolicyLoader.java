package dev.agentops.policy;

import com.cedarpolicy.model.schema.Schema;
import dev.agentops.policy.bundle.PolicyBundle;
import dev.agentops.policy.internal.engine.CedarEngine;
import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.engine.OfficialEngine;
import dev.agentops.policy.internal.schema.EntityReader;
import dev.agentops.policy.internal.schema.PrincipalFacts;
import dev.agentops.policy.internal.schema.SchemaFacts;
import dev.agentops.policy.internal.schema.SchemaJson;
import dev.agentops.policy.internal.schema.StaticEntity;
import dev.agentops.policy.internal.text.LargeStack;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads a bundle: read, split, parse, validate, and only then hand over to an engine. It finds all problems, not the first. */
final class PolicyLoader {
    private static final Comparator<PolicyProblem> BY_PLACE = Comparator.comparing(PolicyProblem::file)
            .thenComparingInt(PolicyProblem::line)
            .thenComparingInt(PolicyProblem::column)
            .thenComparing(PolicyProblem::message);

    private static final int MOST_ENTITIES_ALONE = 1000;

    private final PolicyBundle bundle;
    private final CedarMapping mapping;
    private final Map<String, Set<String>> tools;
    private final PolicyFolder folder;
    private final PolicyCheck check = new PolicyCheck();
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final List<PolicyProblem> warnings = new ArrayList<>();
    private int read;

    private PolicyLoader(PolicyBundle bundle, CedarMapping mapping, Map<String, Set<String>> tools) {
        this.bundle = bundle;
        this.mapping = mapping;
        this.tools = tools;
        this.folder = PolicyFolder.of(bundle);
        problems.addAll(folder.problems());
    }

    /**
     * Loads a bundle.
     *
     * @throws PolicyInvalidException with every problem
     */
    static LoadedPolicies load(PolicyBundle bundle, CedarMapping mapping) {
        return LargeStack.call(() -> new PolicyLoader(bundle, mapping, Map.of()).load());
    }

    /** Loads a bundle for what there is to be said of it. */
    static FolderReport check(PolicyBundle bundle, CedarMapping mapping, Map<String, Set<String>> tools) {
        return LargeStack.call(() -> new PolicyLoader(bundle, mapping, tools).check());
    }

    private FolderReport check() {
        List<PolicyProblem> found = List.of();
        try {
            load();
        } catch (PolicyInvalidException e) {
            found = e.problems();
        }
        return new FolderReport(found, sorted(warnings), unformatted(found), read);
    }

    /** What cannot be parsed has no form. */
    private Map<String, String> unformatted(List<PolicyProblem> found) {
        Set<String> broken = found.stream().map(PolicyProblem::file).collect(Collectors.toSet());
        Map<String, String> unformatted = new TreeMap<>();
        for (SourceText text : folder.policies()) {
            if (!broken.contains(text.name())) {
                PolicyFormat.of(text.text()).ifPresent(formatted -> unformatted.put(text.name(), formatted));
            }
        }
        return unformatted;
    }

    private LoadedPolicies load() {
        Schema schema = schema();
        List<PolicyFacts> policies = policies();
        if (schema != null) {
            PolicyCheck.Findings findings = check.types(policies, schema);
            problems.addAll(findings.errors());
            warnings.addAll(findings.warnings());
        }
        Map<EntityUid, StaticEntity> entities = entities(schema);
        SchemaFacts facts = facts(schema);
        refuseProblems();
        if (schema == null) {
            probe(new OfficialEngine(List.of(), null, entities));
            refuseProblems();
        }
        return new LoadedPolicies(
                policies,
                Engines.of(
                        policies, EntityReader.read(entities, facts), new OfficialOnDemand(policies, schema, entities)),
                facts,
                warnings,
                bundle.version().toString());
    }

    private @Nullable Schema schema() {
        SourceText text = folder.schema();
        if (text == null) {
            return null;
        }
        SchemaFile file = new SchemaFile(text);
        PolicyProblem guarded = file.guard();
        if (guarded != null) {
            problems.add(guarded);
            return null;
        }
        Schema schema = file.schema();
        List<PolicyProblem> found = new ArrayList<>(check.schema(text, schema));
        if (found.isEmpty()) {
            SchemaChains.problem(SchemaJson.of(schema)).ifPresent(problem -> found.add(text.problem(problem)));
        }
        problems.addAll(found);
        return found.isEmpty() ? schema : null;
    }

    private List<PolicyFacts> policies() {
        PolicyReader reader = new PolicyReader(check);
        folder.policies().forEach(reader::read);
        SourceText links = folder.links();
        if (links != null) {
            reader.link(links);
        }
        problems.addAll(reader.problems());
        warnings.addAll(reader.warnings());
        if (folder.schema() == null) {
            Set<String> given = mapping instanceof AgentCoreMapping ? Set.of(AgentCoreMapping.ID) : Set.of();
            warnings.addAll(reader.withoutSchema(tools, given));
        }
        read = reader.policies().size();
        if (reader.policies().isEmpty() && problems.isEmpty()) {
            problems.add(new PolicyProblem(
                    bundle.origin(), 1, 1, null, "its files hold no policy: write at least one permit"));
        }
        return reader.policies();
    }

    private Map<EntityUid, StaticEntity> entities(@Nullable Schema schema) {
        SourceText text = folder.entities();
        if (text == null) {
            return Map.of();
        }
        EntitiesFile file = new EntitiesFile(text).read();
        problems.addAll(file.problems());
        if (schema != null && file.problems().isEmpty()) {
            conform(text, List.copyOf(file.entities().values()), schema);
        }
        return file.entities();
    }

    /** The engine names one complaint; asked about each entity alone it names them all. */
    private void conform(SourceText text, List<StaticEntity> entities, Schema schema) {
        String complaint = check.entities(entities, schema);
        if (complaint == null) {
            return;
        }
        List<PolicyProblem> found = new ArrayList<>();
        for (StaticEntity entity : entities.subList(0, Math.min(entities.size(), MOST_ENTITIES_ALONE))) {
            String alone = check.entities(List.of(entity), schema);
            if (alone != null) {
                found.add(text.problem(entity.start(), null, alone));
            }
        }
        problems.addAll(found.isEmpty() ? List.of(text.problem(explained(complaint))) : found);
    }

    private static String explained(String complaint) {
        return complaint.startsWith("transitive closure")
                ? "an entity is its own ancestor: break the circle"
                : complaint;
    }

    /** Without a schema only a question makes the engine look at the entities. */
    private void probe(CedarEngine engine) {
        EntityUid nobody = new EntityUid("Nobody", "");
        CedarRequest question =
                new CedarRequest(nobody, new EntityUid("Action", ""), nobody, PrincipalFacts.NONE, Map.of());
        SourceText text = folder.entities();
        if (text != null && engine.decide(question) instanceof EngineAnswer.Refused refused) {
            problems.add(text.problem(explained(refused.message())));
        }
    }

    private @Nullable SchemaFacts facts(@Nullable Schema schema) {
        SourceText text = folder.schema();
        if (schema == null || text == null) {
            return null;
        }
        SchemaFacts facts = SchemaFacts.of(SchemaJson.of(schema));
        if (mapping == CedarMapping.standard()) {
            StandardFacts.problems(facts).forEach(problem -> problems.add(text.problem(problem)));
        }
        if (mapping instanceof AgentCoreMapping agentCore) {
            agentCore.problems(facts).forEach(problem -> problems.add(text.problem(problem)));
        }
        return facts;
    }

    private void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new PolicyInvalidException(bundle.origin(), sorted(problems));
        }
    }

    private static List<PolicyProblem> sorted(List<PolicyProblem> found) {
        return found.stream().distinct().sorted(BY_PLACE).toList();
    }
}
