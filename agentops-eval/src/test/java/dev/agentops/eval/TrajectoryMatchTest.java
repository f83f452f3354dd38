package dev.agentops.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Denial;
import dev.agentops.identity.SessionId;
import dev.agentops.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrajectoryMatchTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    # expected | actual | exact | in order | any order
                    ''    | ''      | 1 | 1 | 1
                    ''    | a       | 0 | 1 | 1
                    a     | ''      | 0 | 0 | 0
                    a     | a       | 1 | 1 | 1
                    a     | b       | 0 | 0 | 0
                    a b   | a b     | 1 | 1 | 1
                    a b   | b a     | 0 | 0 | 1
                    a b   | a x b   | 0 | 1 | 1
                    a b   | b x a   | 0 | 0 | 1
                    a a   | a       | 0 | 0 | 0
                    a     | a a     | 0 | 1 | 1
                    a a   | a x a   | 0 | 1 | 1
                    a a b | a b a   | 0 | 0 | 1
                    a b a | a b a   | 1 | 1 | 1
                    a a b | a b b   | 0 | 0 | 0
                    a b b | b a b b | 0 | 1 | 1
                    a     | A       | 0 | 0 | 0
                    a b c | c a b c | 0 | 1 | 1
                    """, delimiter = '|')
    void comparesByName(String expected, String actual, int exact, int inOrder, int anyOrder) {
        SessionRecord session = Records.of(tools(actual)).build();
        ExpectedTrajectories known = knows(ExpectedTrajectory.ofTools(tools(expected)));

        assertThat(score(TrajectoryMatch.exactOrder(known), session)).isEqualTo(exact);
        assertThat(score(TrajectoryMatch.inOrder(known), session)).isEqualTo(inOrder);
        assertThat(score(TrajectoryMatch.anyOrder(known), session)).isEqualTo(anyOrder);
    }

    private static String[] tools(String names) {
        return names.isBlank() ? new String[0] : names.split(" ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {}                        | {}                        | true
                    {"a":1}                   | {}                        | false
                    {"a":1,"b":2}             | {"b":2,"a":1}             | true
                    {"a":1}                   | {"a":1.0}                 | true
                    {"a":1.5}                 | {"a":1.50}                | true
                    {"a":100}                 | {"a":1e2}                 | true
                    {"a":0}                   | {"a":-0.0}                | true
                    {"a":1}                   | {"a":"1"}                 | false
                    {"a":1}                   | {"a":true}                | false
                    {"a":null}                | {}                        | false
                    {"a":null}                | {"a":null}                | true
                    {"a":[1,2]}               | {"a":[2,1]}               | false
                    {"a":[1,{"b":2}]}         | {"a":[1.0,{"b":2.0}]}     | true
                    {"a":9007199254740993}    | {"a":9007199254740992}    | false
                    {"a":18446744073709551616}| {"a":18446744073709551616.0}| true
                    {"a":{}}                  | {"a":[]}                  | false
                    """)
    void comparesArgumentsAsJson(String expected, String actual, boolean match) {
        SessionRecord session =
                Records.of().completed("t", JsonObject.parse(actual)).build();
        ExpectedTrajectories known =
                knows(new ExpectedTrajectory(List.of(new ExpectedCall("t", JsonObject.parse(expected)))));

        assertThat(allOrders(known).map(TrajectoryMatch::withArguments))
                .allSatisfy(evaluator -> assertThat(score(evaluator, session)).isEqualTo(match ? 1 : 0));
    }

    @Test
    void countsMultiplicityWithArguments() {
        SessionRecord session = Records.of()
                .completed("t", JsonObject.parse("{\"n\":1}"))
                .completed("t", JsonObject.parse("{\"n\":2}"))
                .completed("t", JsonObject.parse("{\"n\":1}"))
                .build();

        assertThat(score(TrajectoryMatch.anyOrder(numbers(1, 1, 2)).withArguments(), session))
                .isEqualTo(1);
        assertThat(score(TrajectoryMatch.inOrder(numbers(1, 1, 2)).withArguments(), session))
                .isZero();
        assertThat(score(TrajectoryMatch.anyOrder(numbers(1, 2, 2)).withArguments(), session))
                .isZero();
    }

    private static ExpectedTrajectories numbers(int... numbers) {
        return knows(new ExpectedTrajectory(Arrays.stream(numbers)
                .mapToObj(number -> ExpectedCall.of("t", Map.of("n", number)))
                .toList()));
    }

    @Test
    void countsWhatTheAgentAttemptedWhateverBecameOfIt() {
        SessionRecord session = Records.of("a")
                .memory("read")
                .denied("b", Denial.Kind.POLICY)
                .failed("c")
                .denied("d", Denial.Kind.UNKNOWN_TOOL)
                .build();

        assertThat(score(TrajectoryMatch.exactOrder(knows(ExpectedTrajectory.ofTools("a", "b", "c", "d"))), session))
                .isEqualTo(1);
    }

    @Test
    void aCallRefusedBeforeAdmissionEqualsNoExpectedOneWithArguments() {
        SessionRecord session =
                Records.of().denied("a", Denial.Kind.INVALID_ARGUMENTS).build();
        ExpectedTrajectories known = knows(new ExpectedTrajectory(List.of(ExpectedCall.of("a", Map.of()))));

        assertThat(allOrders(known).map(TrajectoryMatch::withArguments))
                .allSatisfy(evaluator -> assertThat(score(evaluator, session)).isZero());
    }

    @Test
    void hasNothingToSayWhereNothingIsExpected() {
        ExpectedTrajectories knowsOthers =
                ExpectedTrajectories.bySessionId(Map.of(new SessionId("s2"), ExpectedTrajectory.ofTools("a")));

        assertNotApplicable(
                allOrders(knowsOthers), Records.of("a").build(), "no trajectory is expected of this session");
    }

    @Test
    void hasNothingToSayOfARecordWithoutAllCalls() {
        SessionRecord session =
                Records.of("a").notKept(new NotKept(1, 1, 1, 0, 0, 0)).build();

        assertNotApplicable(
                allOrders(knows(ExpectedTrajectory.ofTools("a"))),
                session,
                "3 tool calls were beyond the limits of the record");
    }

    @Test
    void hasNothingToSayOfArgumentsThatAreWithheld() {
        ExpectedTrajectories known = knows(new ExpectedTrajectory(List.of(ExpectedCall.of("a", Map.of()))));

        assertNotApplicable(
                allOrders(known).map(TrajectoryMatch::withArguments),
                Records.of("a").build(),
                "arguments are not on record: content is withheld or beyond the limits of the record");
    }

    @Test
    void hasNothingToSayWhenTheExpectationSaysNoArguments() {
        assertNotApplicable(
                allOrders(knows(ExpectedTrajectory.ofTools("a"))).map(TrajectoryMatch::withArguments),
                Records.of().completed("a", JsonObject.empty()).build(),
                "an expected call says no arguments");
    }

    private static void assertNotApplicable(Stream<TrajectoryMatch> evaluators, SessionRecord session, String reason) {
        assertThat(evaluators)
                .hasSize(3)
                .allSatisfy(evaluator ->
                        assertThat(evaluator.evaluate(session)).isEqualTo(new Evaluation.NotApplicable(reason)));
    }

    @Test
    void hasTheNamesOfAgentCoreWhereItMeansTheSame() {
        ExpectedTrajectories known = knows(ExpectedTrajectory.ofTools());

        assertThat(allOrders(known).map(Evaluator::name))
                .containsExactly(
                        "Builtin.TrajectoryExactOrderMatch",
                        "Builtin.TrajectoryInOrderMatch",
                        "Builtin.TrajectoryAnyOrderMatch");
        assertThat(allOrders(known).map(TrajectoryMatch::withArguments).map(Evaluator::name))
                .containsExactly(
                        "AgentOps.TrajectoryExactOrderMatchWithArguments",
                        "AgentOps.TrajectoryInOrderMatchWithArguments",
                        "AgentOps.TrajectoryAnyOrderMatchWithArguments");
        assertThat(allOrders(known).map(Evaluator::level)).containsOnly(Level.SESSION);
    }

    @Test
    void itsExplanationNamesNoToolThatAModelMadeUp() {
        SessionRecord session =
                Records.of().denied("<script>", Denial.Kind.UNKNOWN_TOOL).build();
        Evaluation evaluation = TrajectoryMatch.exactOrder(knows(ExpectedTrajectory.ofTools("a")))
                .evaluate(session);

        assertThat(evaluation).isEqualTo(new Evaluation.Score(0, "no_match", "calls expected: 1, attempted: 1"));
    }

    private static Stream<TrajectoryMatch> allOrders(ExpectedTrajectories known) {
        return Stream.of(
                TrajectoryMatch.exactOrder(known), TrajectoryMatch.inOrder(known), TrajectoryMatch.anyOrder(known));
    }

    private static ExpectedTrajectories knows(ExpectedTrajectory expected) {
        return ExpectedTrajectories.bySessionId(Map.of(Records.SESSION.id(), expected));
    }

    private static double score(Evaluator evaluator, SessionRecord session) {
        try {
            return ((Evaluation.Score) evaluator.evaluate(session)).value();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
