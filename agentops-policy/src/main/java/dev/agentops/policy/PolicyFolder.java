package dev.agentops.policy;

import dev.agentops.policy.bundle.BundleFile;
import dev.agentops.policy.bundle.PolicyBundle;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts in a bundle: {@code *.cedar}, at most one schema, {@code entities.json} and {@code links.json}. Anything else in
 * it is none of this module's business.
 */
final class PolicyFolder {
    static final String ENTITIES = "entities.json";
    static final String LINKS = "links.json";
    static final String SCHEMA = "schema.cedarschema";
    static final String JSON_SCHEMA = "schema.cedarschema.json";

    private final TreeMap<String, SourceText> texts = new TreeMap<>();
    private final List<PolicyProblem> problems = new ArrayList<>();

    private PolicyFolder() {}

    /** Takes what there is; what is no text is a problem. */
    static PolicyFolder of(PolicyBundle bundle) {
        PolicyFolder folder = new PolicyFolder();
        bundle.files().stream()
                .filter(file -> PolicyFolderRules.standard().reads(file.name()))
                .forEach(folder::add);
        folder.check(bundle.origin());
        return folder;
    }

    /** The policy files, by name. */
    List<SourceText> policies() {
        return texts.values().stream()
                .filter(text -> PolicyFolderRules.isPolicies(text.name()))
                .toList();
    }

    @Nullable SourceText schema() {
        SourceText schema = texts.get(SCHEMA);
        return schema == null ? texts.get(JSON_SCHEMA) : schema;
    }

    @Nullable SourceText entities() {
        return texts.get(ENTITIES);
    }

    /** What makes policies of templates. */
    @Nullable SourceText links() {
        return texts.get(LINKS);
    }

    List<PolicyProblem> problems() {
        return problems;
    }

    private void add(BundleFile file) {
        try {
            texts.put(file.name(), new SourceText(file.name(), file.text()));
        } catch (CharacterCodingException e) {
            problems.add(PolicyProblem.of(file.name(), "is not valid UTF-8: save it as UTF-8"));
        }
    }

    private void check(String origin) {
        if (texts.containsKey(SCHEMA) && texts.containsKey(JSON_SCHEMA)) {
            problems.add(PolicyProblem.of(JSON_SCHEMA, "there is " + SCHEMA + " too: keep one of them"));
        }
        if (policies().isEmpty() && problems.isEmpty()) {
            problems.add(PolicyProblem.of(origin, "has no policies: put at least one *.cedar file into it"));
        }
    }
}
