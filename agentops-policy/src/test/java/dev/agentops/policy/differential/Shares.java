package dev.agentops.policy.differential;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what the worlds were like: agreement on requests that nobody would ever make says little. */
final class Shares {
    private static final int CANDIDATES = 3;

    private final Map<Operator, Integer> operators = new EnumMap<>(Operator.class);
    private int policies;
    private int worlds;
    private int requests;
    private int refused;
    private int allowed;
    private int forbidden;
    private int erring;
    private int crowded;

    synchronized void world(PolicyWorld world) {
        worlds++;
        for (GeneratedPolicy policy : world.policies()) {
            policies++;
            policy.operators().forEach(operator -> operators.merge(operator, 1, Integer::sum));
        }
    }

    synchronized void request(PolicyWorld world, WorldRequest request, Answer answer) {
        requests++;
        switch (answer.verdict()) {
            case ALLOW -> allowed++;
            case DENY -> forbidden += answer.determining().isEmpty() ? 0 : 1;
            case REFUSED -> refused++;
        }
        erring += answer.erring().isEmpty() ? 0 : 1;
        crowded += world.candidates(request) >= CANDIDATES ? 1 : 0;
    }

    synchronized int requests() {
        return requests;
    }

    double allowed() {
        return percent(allowed, requests);
    }

    double forbidden() {
        return percent(forbidden, requests);
    }

    double erring() {
        return percent(erring, requests);
    }

    double refused() {
        return percent(refused, requests);
    }

    /** Requests with three or more policies whose scope matches. */
    double crowded() {
        return percent(crowded, requests);
    }

    double using(Operator operator) {
        return percent(operators.getOrDefault(operator, 0), policies);
    }

    private static double percent(int part, int whole) {
        return 100.0 * part / whole;
    }

    @Override
    public String toString() {
        return String.format(
                "%d worlds, %d policies, %d requests: %.1f%% allowed, %.1f%% denied by a forbid, %.1f%% with erring policies,"
                        + " %.1f%% refused, %.1f%% with three candidates; rarest %s",
                worlds, policies, requests, allowed(), forbidden(), erring(), refused(), crowded(), rarest());
    }

    private String rarest() {
        return Map.copyOf(operators).keySet().stream()
                .sorted(Comparator.comparing(this::using))
                .limit(5)
                .map(operator -> String.format("%s %.1f%%", operator, using(operator)))
                .collect(Collectors.joining(", "));
    }
}
