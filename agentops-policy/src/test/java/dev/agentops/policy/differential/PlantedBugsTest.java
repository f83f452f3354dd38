package dev.agentops.policy.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison finds what it is there to find: bugs of the kind that one writes, in the evaluators and in the index. */
class PlantedBugsTest {
    private static final long SEED = 4711;
    private static final int REQUESTS = 20_000;

    private static List<List<String>> worlds = List.of();

    static List<PlantedBug> bugs() {
        return List.of(
                new PlantedBug(
                        "an element that is no entity is passed over",
                        "expression.In",
                        "                return TYPE;",
                        "                continue;"),
                new PlantedBug(
                        "an entity is not in itself",
                        "expression.In",
                        "if (uid.equals(parent)) {",
                        "if (frame.entity(uid) != null && uid.equals(parent)) {"),
                new PlantedBug(
                        "a sum wraps around below",
                        "expression.Arithmetic",
                        "((a ^ sum) & (b ^ sum)) < 0",
                        "a > 0 && b > 0 && sum < 0"),
                new PlantedBug(
                        "the smallest number is negated",
                        "expression.Negate",
                        "number == Long.MIN_VALUE ? OVERFLOW : (Object) (-number)",
                        "-number"),
                new PlantedBug(
                        "<= is <",
                        "expression.Comparison",
                        "case LESS_OR_EQUAL -> comparison <= 0;",
                        "case LESS_OR_EQUAL -> comparison < 0;"),
                new PlantedBug(
                        "a missing tag is an empty text",
                        "expression.GetTag",
                        "value == null ? MISSING : value",
                        "value == null ? \"\" : value"),
                new PlantedBug(
                        "has on an entity that does not exist is an error",
                        "expression.HasAttribute",
                        "return entity != null && entity.attributes().containsKey(name);",
                        "return entity == null ? TYPE : entity.attributes().containsKey(name);"),
                new PlantedBug(
                        "|| asks its right side only for what is true",
                        "expression.Or",
                        "return second instanceof Boolean ? second : TYPE.orEarlier(second);",
                        "return second.equals(true);"),
                new PlantedBug(
                        "the text before the last wildcard may overlap the end",
                        "expression.WildcardPattern",
                        "text.length() - from >= segments.get(last).length() && text",
                        "text"),
                new PlantedBug(
                        "an unless with a constant that errs is dropped",
                        "expression.Folding",
                        "left.equals(Constant.FALSE) || isError(left) ? left",
                        "left.equals(Constant.FALSE) ? left : isError(left) ? right"),
                new PlantedBug(
                        "a range is in a narrower one",
                        "value.CedarIp",
                        "if (ipv6 != other.ipv6 || prefix < other.prefix) {",
                        "if (ipv6 != other.ipv6) {"),
                new PlantedBug(
                        "days before 1970 end where they begin",
                        "value.CedarDateTime",
                        "long begin = epochMillis - Math.floorMod(epochMillis, DAY);",
                        "long begin = epochMillis - epochMillis % DAY;"),
                new PlantedBug(
                        "what can err does not end what an index may use",
                        "engine.ConditionFinder",
                        "if (!Totality.isTotal(conjuncts.get(i))) {",
                        "if (conjuncts.isEmpty()) {"),
                new PlantedBug(
                        "what stands behind something that can err is used without a guard",
                        "engine.ConditionFinder",
                        "value.guard() != null",
                        "value.subject() != null"),
                new PlantedBug(
                        "a guard that errs is taken for one that says no",
                        "expression.Evaluators",
                        "evaluate(frame) : present;",
                        "evaluate(frame) : (Object) false;"),
                new PlantedBug(
                        "alternatives about two attributes become one",
                        "engine.ConditionFinder",
                        "right == null || !left.subject.equals(right.subject)",
                        "right == null"),
                new PlantedBug(
                        "a group of actions in a list stands for itself alone",
                        "engine.ConditionFinder",
                        "members.addAll(below().getOrDefault(uid, Set.of()));",
                        ""),
                new PlantedBug(
                        "where a key errs nobody is asked",
                        "engine.KeySplit",
                        "            all.ask(frame, findings);\n",
                        ""),
                new PlantedBug(
                        "an entity is not found in itself",
                        "engine.AncestorSplit",
                        "        askIn(entity.uid(), frame, findings);\n",
                        ""),
                new PlantedBug(
                        "an action is looked up without what it is in",
                        "engine.AncestorSplit",
                        "Stream.concat(Stream.of(action.uid()), action.ancestors().stream())",
                        "Stream.of(action.uid())"),
                new PlantedBug(
                        "policies without the best key are lost",
                        "engine.KeyUses",
                        "left.remove(entry.policy().position());",
                        "left.clear();"),
                new PlantedBug(
                        "a question about a record of an attribute never errs",
                        "engine.Totality",
                        "return has.target() instanceof Variable;",
                        "return has.target() instanceof Variable || has.target() instanceof dev.agentops.policy.internal.expression.Attribute;"),
                new PlantedBug(
                        "a principal that is also the resource is looked up as it was at load",
                        "engine.Evaluation",
                        "return isOrIsIn(action, principal) || isOrIsIn(resource, principal);",
                        "return false;"),
                new PlantedBug(
                        "what a brought group is in is forgotten",
                        "engine.CompiledEngine",
                        "            ancestors.addAll(entity(parent).ancestors());\n",
                        ""),
                new PlantedBug(
                        "attributes that a call brings are forgotten",
                        "engine.CompiledEngine",
                        "merged(known.attributes(), facts.attributes())",
                        "known.attributes()"),
                new PlantedBug(
                        "the file's attributes win over those that a call brings",
                        "engine.CompiledEngine",
                        "all.putAll(winning);",
                        "winning.forEach(all::putIfAbsent);"),
                new PlantedBug(
                        "what is below the principal is not in what the call alone says of it",
                        "expression.In",
                        "return principal.hasAncestor(parent) && entity.hasAncestor(principal.uid());",
                        "return false;"),
                new PlantedBug(
                        "answers are in the order of the index",
                        "engine.CompiledEngine",
                        "        evaluation.findings().sort();\n",
                        ""));
    }

    @BeforeAll
    static void record() {
        worlds = Comparison.seeds(SEED, REQUESTS / PolicyWorlds.REQUESTS)
                .parallel()
                .mapToObj(RecordedWorld::of)
                .toList();
    }

    @Test
    void thereAreTenOfEachKind() {
        assertThat(bugs()).filteredOn(bug -> bug.type().startsWith("engine.")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(bugs()).filteredOn(bug -> !bug.type().startsWith("engine.")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(bugs()).extracting(PlantedBug::effect).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void everyPlantedBugIsFound(PlantedBug bug) throws ReflectiveOperationException {
        Optional<String> found = check(bug.compile());

        assertThat(found).as("%s, seed %d, %d requests", bug, SEED, REQUESTS).isPresent();
        System.out.println(bug + " is found: " + found.get());
    }

    @Test
    void whereNoBugIsPlantedNoneIsFound() throws ReflectiveOperationException {
        assertThat(check(Map.of())).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Optional<String> check(Map<String, byte[]> changed) throws ReflectiveOperationException {
        Class<?> type = new PlantedLoader(changed).loadClass(RecordedWorld.Check.class.getName());
        Function<List<String>, Optional<String>> check =
                (Function<List<String>, Optional<String>>) type.getConstructor().newInstance();
        return worlds.parallelStream().map(check).flatMap(Optional::stream).findFirst();
    }
}
