package dev.agentops.otel.testkit.convention;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConventionTableTest {
    /** Structured attributes, new ones and templates. */
    private static final List<String> NOT_PUBLISHED = List.of(
            "gen_ai.input.messages",
            "gen_ai.memory.query.text",
            "gen_ai.memory.record.count",
            "gen_ai.memory.record.id",
            "gen_ai.memory.records",
            "gen_ai.memory.store.id",
            "gen_ai.output.messages",
            "gen_ai.prompt.variable.*",
            "gen_ai.retrieval.documents",
            "gen_ai.system_instructions",
            "gen_ai.tool.call.arguments",
            "gen_ai.tool.call.result",
            "gen_ai.tool.definitions");

    private final ConventionTable table = ConventionTable.builtIn();

    @Test
    void everyRowNamesItsSource() {
        assertThat(table.attributes()).hasSizeGreaterThan(100).allMatch(row -> isSource(row.status(), row.source()));
        assertThat(table.signals()).hasSizeGreaterThan(30).allMatch(row -> isSource(row.status(), row.source()));
        assertThat(table.uses()).hasSizeGreaterThan(400).allMatch(row -> isSource(row.status(), row.source()));
    }

    @Test
    void everyAttributeIsUsedSomewhereOrInheritedFromTheRegistry() {
        List<String> unusedOfOurs = table.attributes().stream()
                .filter(attribute -> attribute.status() == ConventionStatus.OURS)
                .map(AttributeConvention::name)
                .filter(name -> table.uses().stream()
                        .noneMatch(use -> use.attribute().name().equals(name)))
                .toList();
        assertThat(unusedOfOurs).isEmpty();
    }

    @Test
    void anAttributeThatIsNotMergedIsNotMergedWhereItIsUsed() {
        assertThat(table.uses())
                .noneMatch(use -> use.status() == ConventionStatus.MERGED
                        && use.attribute().status() != ConventionStatus.MERGED);
    }

    @Test
    void namesOfOursAreInOurNamespaceAndOthersAreNot() {
        assertThat(table.attributes())
                .allMatch(row ->
                        (row.status() == ConventionStatus.OURS) == row.name().startsWith("agentops."));
        assertThat(table.signals())
                .allMatch(row ->
                        (row.status() == ConventionStatus.OURS) == row.id().startsWith("agentops."));
    }

    /** The Java constants lag behind the conventions: what they lack is listed here, so that a new release shows. */
    @Test
    void agreesWithThePublishedConstants() throws Exception {
        Map<String, AttributeKey<?>> published = PublishedConstants.byName();
        assertThat(published).hasSizeGreaterThan(900);
        TreeSet<String> missing = new TreeSet<>();
        TreeSet<String> otherType = new TreeSet<>();
        int equal = 0;
        for (AttributeConvention attribute : table.attributes()) {
            AttributeKey<?> key = published.get(attribute.name());
            if (attribute.status() == ConventionStatus.MERGED && key == null) {
                missing.add(attribute.name());
            } else if (key != null && !attribute.type().accepts(key.getType())) {
                otherType.add(attribute.name() + ": " + key.getType());
            } else if (key != null) {
                equal++;
            }
        }
        System.out.println("conventions: " + equal + " attributes as published, not published " + missing
                + ", published otherwise " + otherType);
        assertThat(otherType).isEmpty();
        assertThat(missing).containsExactlyElementsOf(NOT_PUBLISHED);
        assertThat(equal).isGreaterThanOrEqualTo(75);
    }

    private static boolean isSource(ConventionStatus status, String source) {
        return status == ConventionStatus.OURS
                ? source.equals("docs/telemetry.md")
                : source.matches("semantic-conventions(-genai)?@\\S+ (docs|model)/\\S+");
    }
}
