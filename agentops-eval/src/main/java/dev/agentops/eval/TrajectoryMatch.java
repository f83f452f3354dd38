package dev.agentops.eval;

import dev.agentops.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the tool calls of a session are the expected ones: 1 when they match, 0 when not. Programmatic, with the meaning
 * of the three trajectory evaluators of Amazon Bedrock AgentCore Evaluations:
 *
 * <ul>
 *   <li>exact order: the same sequence of calls;
 *   <li>in order: the expected calls in their order, with any calls before, between and after them;
 *   <li>any order: every expected call is there as often as it is expected, with any further calls.
 * </ul>
 *
 * <p>Every call that the agent attempted counts, in the order in which it was started, also a denied or failed one: the
 * agent chose it, and what is judged is its choice. Calls to memory and to other agents do not count.
 *
 * <p>Calls are compared by the tool's name, or by name and arguments after {@link #withArguments}: the same JSON, whatever
 * the order of members, with numbers equal by value. A call that was refused before its arguments were accepted then equals
 * none. What was redacted is compared in its redacted form.
 *
 * <p>Not applicable where nothing is expected, where calls were not kept, and, with arguments, where these are not known.
 */
public final class TrajectoryMatch implements Evaluator {
    private final MatchOrder order;
    private final boolean arguments;
    private final ExpectedTrajectories expectations;

    private TrajectoryMatch(MatchOrder order, boolean arguments, ExpectedTrajectories expectations) {
        this.order = order;
        this.arguments = arguments;
        this.expectations = expectations;
    }

    /** {@code Builtin.TrajectoryExactOrderMatch}: the same sequence of calls. */
    public static TrajectoryMatch exactOrder(ExpectedTrajectories expected) {
        return new TrajectoryMatch(MatchOrder.EXACT, false, expected);
    }

    /** {@code Builtin.TrajectoryInOrderMatch}: the expected calls are a subsequence. */
    public static TrajectoryMatch inOrder(ExpectedTrajectories expected) {
        return new TrajectoryMatch(MatchOrder.IN_ORDER, false, expected);
    }

    /** {@code Builtin.TrajectoryAnyOrderMatch}: every expected call is there, counted with multiplicity. */
    public static TrajectoryMatch anyOrder(ExpectedTrajectories expected) {
        return new TrajectoryMatch(MatchOrder.ANY, false, expected);
    }

    /** The same with arguments compared too; its name starts with {@code AgentOps.} and ends in {@code WithArguments}. */
    public TrajectoryMatch withArguments() {
        return new TrajectoryMatch(order, true, expectations);
    }

    @Override
    public String name() {
        return arguments ? "AgentOps." + order.evaluator() + "WithArguments" : "Builtin." + order.evaluator();
    }

    @Override
    public Level level() {
        return Level.SESSION;
    }

    @Override
    public Evaluation evaluate(SessionRecord session) {
        Optional<ExpectedTrajectory> expected = expectations.find(session.session());
        if (expected.isEmpty()) {
            return new Evaluation.NotApplicable("no trajectory is expected of this session");
        }
        String obstacle = obstacle(session, expected.get());
        return obstacle == null
                ? score(expected(expected.get()), actual(session))
                : new Evaluation.NotApplicable(obstacle);
    }

    private @Nullable String obstacle(SessionRecord session, ExpectedTrajectory expected) {
        if (session.notKept().toolCalls() > 0) {
            return session.notKept().toolCalls() + " tool calls were beyond the limits of the record";
        }
        if (arguments && expected.calls().stream().anyMatch(call -> call.arguments() == null)) {
            return "an expected call says no arguments";
        }
        if (arguments && session.calls().stream().anyMatch(TrajectoryMatch::isUnknown)) {
            return "arguments are not on record: content is withheld or beyond the limits of the record";
        }
        return null;
    }

    private static boolean isUnknown(CallRecord call) {
        boolean admitted = call.denial() == null || !call.denial().isBeforeAdmission();
        return call.isToolCall() && call.arguments() == null && admitted;
    }

    private List<ComparableCall> expected(ExpectedTrajectory trajectory) {
        List<ComparableCall> calls = new ArrayList<>();
        for (ExpectedCall call : trajectory.calls()) {
            calls.add(comparable(call.tool(), call.arguments()));
        }
        return calls;
    }

    private List<ComparableCall> actual(SessionRecord session) {
        List<ComparableCall> calls = new ArrayList<>();
        for (CallRecord call : session.toolCalls()) {
            calls.add(comparable(call.action().name(), call.arguments()));
        }
        return calls;
    }

    private ComparableCall comparable(String tool, @Nullable JsonObject given) {
        if (!arguments) {
            return new ComparableCall(tool, null);
        }
        return given == null ? ComparableCall.unlikeAny(tool) : ComparableCall.withArguments(tool, given);
    }

    /** Without names: those of unregistered tools are hostile. */
    private Evaluation score(List<ComparableCall> expected, List<ComparableCall> actual) {
        boolean match = order.matches(expected, actual);
        String counts = "calls expected: " + expected.size() + ", attempted: " + actual.size();
        return new Evaluation.Score(match ? 1 : 0, match ? "match" : "no_match", counts);
    }
}
