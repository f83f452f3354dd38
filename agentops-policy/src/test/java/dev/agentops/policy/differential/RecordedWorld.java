package dev.agentops.policy.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The policies of a world in their JSON form, and what the authority says about its requests: what costs most is done once for
 * many engines. It consists of texts and numbers, so that it means the same to classes of another {@link PlantedLoader}.
 */
final class RecordedWorld {
    private RecordedWorld() {}

    /** Seed, policies, and then the answers. */
    static List<String> of(long seed) {
        PolicyWorld world = PolicyWorlds.of(seed);
        List<String> recorded = new ArrayList<>(List.of(Long.toString(seed), Engines.json(world.texts())));
        Decider authority = Engines.official(world);
        world.requests()
                .forEach(request -> recorded.add(authority.decide(request).toString()));
        return List.copyOf(recorded);
    }

    /** Asks the compiled engine; to be loaded by a {@link PlantedLoader}. */
    public static final class Check implements Function<List<String>, Optional<String>> {
        /** What the engine answers otherwise than recorded, first. */
        @Override
        public Optional<String> apply(List<String> recorded) {
            PolicyWorld world = PolicyWorlds.of(Long.parseLong(recorded.get(0)));
            Decider engine = Engines.compiled(world, recorded.get(1));
            for (int i = 0; i < world.requests().size(); i++) {
                WorldRequest request = world.requests().get(i);
                String expected = recorded.get(i + 2);
                String actual = engine.decide(request).toString();
                if (!expected.equals(actual)) {
                    return Optional.of(
                            "seed " + world.seed() + ", request " + i + ": expected " + expected + ", got " + actual);
                }
            }
            return Optional.empty();
        }
    }
}
