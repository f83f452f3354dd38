package dev.agentops.policy.differential;

import java.util.Optional;
import java.util.stream.LongStream;

/** Asks two engines about world after world, on as many threads as there are processors. */
final class Comparison {
    private final long seed;
    private final int worlds;
    private final Decider.Factory authority;
    private final Decider.Factory tested;
    private final Shares shares = new Shares();

    /**
     * Prepares a comparison.
     *
     * @param requests at least so many are asked, unless a disagreement is found before
     */
    Comparison(long seed, int requests, Decider.Factory authority, Decider.Factory tested) {
        this.seed = seed;
        this.worlds = (requests + PolicyWorlds.REQUESTS - 1) / PolicyWorlds.REQUESTS;
        this.authority = authority;
        this.tested = tested;
    }

    /** A disagreement, made small. */
    Optional<Disagreement> run() {
        return seeds(seed, worlds)
                .parallel()
                .mapToObj(PolicyWorlds::of)
                .map(this::compare)
                .flatMap(Optional::stream)
                .findAny();
    }

    /** Seeds of worlds. Neighbours have nothing in common: the factor is near the golden section of 2^64. */
    static LongStream seeds(long first, int worlds) {
        return LongStream.range(0, worlds).map(number -> first + number * 0x9E3779B97F4A7C15L);
    }

    Shares shares() {
        return shares;
    }

    private Optional<Disagreement> compare(PolicyWorld world) {
        Decider first = authority.of(world);
        Decider second = tested.of(world);
        shares.world(world);
        for (WorldRequest request : world.requests()) {
            Answer expected = first.decide(request);
            shares.request(world, request, expected);
            if (!expected.equals(second.decide(request))) {
                return Optional.of(Disagreement.smallest(world, request, authority, tested));
            }
        }
        return Optional.empty();
    }
}
