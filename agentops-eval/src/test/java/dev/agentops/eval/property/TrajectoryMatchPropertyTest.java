package dev.agentops.eval.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.eval.Evaluation;
import dev.agentops.eval.ExpectedCall;
import dev.agentops.eval.ExpectedTrajectories;
import dev.agentops.eval.ExpectedTrajectory;
import dev.agentops.eval.Records;
import dev.agentops.eval.SessionRecord;
import dev.agentops.eval.TrajectoryMatch;
import dev.agentops.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Seeded pairs of trajectories, judged a second time by definitions that share nothing with the evaluator. */
class TrajectoryMatchPropertyTest {
    private static final int CASES = 30_000;
    private static final List<String> ARGUMENTS = List.of(
            "{}",
            "{\"a\":1}",
            "{\"a\":1.0}",
            "{\"a\":\"1\"}",
            "{\"a\":1,\"b\":[1,{\"c\":null}]}",
            "{\"b\":[1e0,{\"c\":null}],\"a\":1}",
            "{\"a\":1,\"b\":[{\"c\":null},1]}");

    private int cases;
    private final int[] matches = new int[6];

    @Test
    void agreesWithASecondImplementation() {
        long seed = 20_261_124L;
        System.out.println("TrajectoryMatchPropertyTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            List<ExpectedCall> actual = calls(random, random.nextInt(7));
            List<ExpectedCall> expected =
                    random.nextInt(3) == 0 ? calls(random, random.nextInt(5)) : related(random, actual);
            check(expected, actual);
        }
        assertThat(cases).isEqualTo(CASES);
        assertThat(Arrays.stream(matches).boxed())
                .as("each kind of match must come up often")
                .allMatch(count -> count > 1_000);
        assertThat(Arrays.stream(matches).boxed())
                .as("and each kind of mismatch")
                .allMatch(count -> count < CASES - 1_000);
    }

    private void check(List<ExpectedCall> expected, List<ExpectedCall> actual) {
        BiPredicate<ExpectedCall, ExpectedCall> byName =
                (one, other) -> one.tool().equals(other.tool());
        BiPredicate<ExpectedCall, ExpectedCall> byAll =
                byName.and((one, other) -> same(one.arguments(), other.arguments()));
        ExpectedTrajectories known = session -> Optional.of(new ExpectedTrajectory(expected));
        Records records = Records.of();
        actual.forEach(call -> records.completed(call.tool(), call.arguments()));
        SessionRecord session = records.build();

        check(0, TrajectoryMatch.exactOrder(known), session, exact(expected, actual, byName));
        check(1, TrajectoryMatch.inOrder(known), session, inOrder(expected, actual, byName));
        check(2, TrajectoryMatch.anyOrder(known), session, anyOrder(expected, actual, byName));
        check(3, TrajectoryMatch.exactOrder(known).withArguments(), session, exact(expected, actual, byAll));
        check(4, TrajectoryMatch.inOrder(known).withArguments(), session, inOrder(expected, actual, byAll));
        check(5, TrajectoryMatch.anyOrder(known).withArguments(), session, anyOrder(expected, actual, byAll));
        cases++;
    }

    private void check(int kind, TrajectoryMatch evaluator, SessionRecord session, boolean match) {
        Evaluation.Score score = (Evaluation.Score) evaluator.evaluate(session);
        if (score.value() != (match ? 1 : 0)) {
            throw new AssertionError("case " + cases + ": " + evaluator.name() + " says " + score + " of "
                    + session.calls() + ", the definition says " + match);
        }
        matches[kind] += match ? 1 : 0;
    }

    private static boolean exact(
            List<ExpectedCall> expected, List<ExpectedCall> actual, BiPredicate<ExpectedCall, ExpectedCall> same) {
        return expected.size() == actual.size() && longestCommon(expected, actual, same) == expected.size();
    }

    private static boolean inOrder(
            List<ExpectedCall> expected, List<ExpectedCall> actual, BiPredicate<ExpectedCall, ExpectedCall> same) {
        return longestCommon(expected, actual, same) == expected.size();
    }

    /** The length of the longest common subsequence. */
    private static int longestCommon(
            List<ExpectedCall> expected, List<ExpectedCall> actual, BiPredicate<ExpectedCall, ExpectedCall> same) {
        int[][] lengths = new int[expected.size() + 1][actual.size() + 1];
        for (int i = 1; i <= expected.size(); i++) {
            for (int j = 1; j <= actual.size(); j++) {
                int both = same.test(expected.get(i - 1), actual.get(j - 1)) ? lengths[i - 1][j - 1] + 1 : 0;
                lengths[i][j] = Math.max(both, Math.max(lengths[i - 1][j], lengths[i][j - 1]));
            }
        }
        return lengths[expected.size()][actual.size()];
    }

    private static boolean anyOrder(
            List<ExpectedCall> expected, List<ExpectedCall> actual, BiPredicate<ExpectedCall, ExpectedCall> same) {
        List<ExpectedCall> left = new ArrayList<>(actual);
        for (ExpectedCall call : expected) {
            Optional<ExpectedCall> met =
                    left.stream().filter(other -> same.test(call, other)).findFirst();
            if (met.isEmpty()) {
                return false;
            }
            left.remove(met.get());
        }
        return true;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
            return first.keySet().equals(second.keySet())
                    && first.keySet().stream().allMatch(name -> same(first.get(name), second.get(name)));
        }
        if (one instanceof List<?> first && other instanceof List<?> second) {
            boolean all = first.size() == second.size();
            for (int i = 0; all && i < first.size(); i++) {
                all = same(first.get(i), second.get(i));
            }
            return all;
        }
        if (one instanceof Number && other instanceof Number) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return one == null ? other == null : one.equals(other);
    }

    private static List<ExpectedCall> calls(Random random, int length) {
        List<ExpectedCall> calls = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            calls.add(call(random));
        }
        return calls;
    }

    private static ExpectedCall call(Random random) {
        String arguments = ARGUMENTS.get(random.nextInt(ARGUMENTS.size()));
        return new ExpectedCall(random.nextBoolean() ? "get" : "put", JsonObject.parse(arguments));
    }

    /** The calls themselves, some of them, in another order, or one more. */
    private static List<ExpectedCall> related(Random random, List<ExpectedCall> calls) {
        List<ExpectedCall> changed = new ArrayList<>(calls);
        if (random.nextBoolean()) {
            changed.removeIf(call -> random.nextInt(3) == 0);
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(changed, random);
        }
        if (random.nextInt(4) == 0) {
            changed.add(random.nextInt(changed.size() + 1), call(random));
        }
        return changed;
    }
}
