package dev.agentops.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.SessionException;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two different owners never meet in one namespace, nor one in a part of the other's. */
class NamespaceIsolationPropertyTest {
    private static final long SEED = Long.getLong("agentops.seed", 20261123L);
    private static final int PAIRS = 14_000;
    private static final int ENVIRONMENTS = 100;
    private static final int IDS = 40_000;
    private static final Pattern SEGMENT = Pattern.compile("([A-Za-z0-9._~-]|%[0-9A-F]{2})+");
    private static final String TEMPLATE = "/strategies/{strategyId}/actors/{actorId}/sessions/{sessionId}/";

    private final MemoryNamespaces namespaces =
            MemoryNamespaces.builder().records("notes", TEMPLATE).build();

    private final List<String> environments = new ArrayList<>();
    private final Map<String, AgentOps> systems = new HashMap<>();

    private record Owner(String environment, String tenant, String type, String actor, String session) {}

    @AfterEach
    void close() {
        systems.values().forEach(AgentOps::close);
    }

    @Test
    void differentOwnersNeverShareANamespaceOrAPartOfOne() {
        System.out.println("seed " + SEED);
        HostileIds ids = new HostileIds(SEED);
        makeEnvironments(ids);
        int different = 0;
        int same = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            Owner one = owner(ids);
            Owner other = near(one, ids);
            String key = key(one, "first");
            String otherKey = key(other, "second");
            if (one.equals(other)) {
                same++;
                assertThat(otherKey).isEqualTo(key);
            } else {
                different++;
                assertThat(otherKey.startsWith(key) || key.startsWith(otherKey))
                        .as("%s and %s", one, other)
                        .isFalse();
            }
            assertThat(decoded(key)).isEqualTo(one);
        }

        assertThat(different + same).isEqualTo(PAIRS);
        assertThat(different).isGreaterThan(10_000);
        assertThat(same).isPositive();
    }

    /** Few, since each is a system of its own: some ids, and one that is near each. */
    private void makeEnvironments(HostileIds ids) {
        while (environments.size() < ENVIRONMENTS) {
            String id = ids.next();
            environments.add(id);
            environments.add(ids.near(id));
        }
    }

    private Owner owner(HostileIds ids) {
        String type = ids.number(3) == 0 ? ids.next() : Principal.DEFAULT_TYPE;
        return new Owner(environments.get(ids.number(ENVIRONMENTS)), ids.next(), type, ids.next(), ids.next());
    }

    /** Differs in one part, or has two parts with the border between them moved. */
    private Owner near(Owner owner, HostileIds ids) {
        return switch (ids.number(7)) {
            case 0 ->
                new Owner(
                        environments.get(ids.number(ENVIRONMENTS)),
                        owner.tenant,
                        owner.type,
                        owner.actor,
                        owner.session);
            case 1 -> new Owner(owner.environment, ids.near(owner.tenant), owner.type, owner.actor, owner.session);
            case 2 -> new Owner(owner.environment, owner.tenant, owner.type, ids.near(owner.actor), owner.session);
            case 3 -> new Owner(owner.environment, owner.tenant, owner.type, owner.actor, ids.near(owner.session));
            case 4 -> new Owner(owner.environment, owner.tenant, ids.near(owner.type), owner.actor, owner.session);
            case 5 ->
                new Owner(
                        owner.environment,
                        owner.tenant,
                        Principal.DEFAULT_TYPE,
                        owner.type + ":" + owner.actor,
                        owner.session);
            default ->
                new Owner(
                        owner.environment,
                        owner.tenant,
                        owner.type,
                        owner.actor + "/sessions/" + owner.session,
                        owner.session);
        };
    }

    private String key(Owner owner, String process) {
        Principal actor = Principal.builder(owner.tenant, owner.actor, Authentication.inProcess("test"))
                .type(owner.type)
                .build();
        try (AgentSession session = open(owner, actor, process)) {
            return namespaces.bindRecords("notes", session).key();
        }
    }

    /** The kernel refuses one session id for two actors, as far as it remembers; memory must hold in a new process too. */
    private AgentSession open(Owner owner, Principal actor, String process) {
        AgentOps ops = systems.computeIfAbsent(process + owner.environment, absent -> system(owner.environment));
        try {
            return ops.agent(Actors.AGENT, "1").openSession(owner.session, actor);
        } catch (SessionException remembered) {
            ops.close();
            systems.put(process + owner.environment, system(owner.environment));
            return open(owner, actor, process);
        }
    }

    private static AgentOps system(String environment) {
        return AgentOps.builder().allowAll().environment(environment).build();
    }

    private static Owner decoded(String key) {
        List<String> parts = Arrays.asList(key.split("/", -1));
        assertThat(parts).hasSize(10);
        String actor = parts.get(6);
        int colon = actor.indexOf(':');
        String type = colon < 0 ? Principal.DEFAULT_TYPE : Segments.decode("type", actor.substring(0, colon));
        return new Owner(
                Segments.decode("environment", parts.get(2)),
                Segments.decode("tenant", parts.get(1)),
                type,
                Segments.decode("actor", actor.substring(colon + 1)),
                Segments.decode("session", parts.get(8)));
    }

    @Test
    void anyIdIsEitherRefusedOrComesBackFromItsSegment() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        int kept = 0;
        int refused = 0;
        for (int at = 0; at < IDS; at++) {
            String id = anyCodePoints(random);
            try {
                String segment = Segments.encode("the id", id);
                assertThat(segment).matches(SEGMENT);
                assertThat(Segments.decode("the id", segment)).isEqualTo(id);
                assertThat(id.codePoints().allMatch(Segments::isVisible)).isTrue();
                kept++;
            } catch (NamespaceInvalidException notAnId) {
                assertThat(id.codePoints().allMatch(Segments::isVisible) && !id.matches("\\.{0,2}"))
                        .as("%s refused", id)
                        .isFalse();
                refused++;
            }
        }

        assertThat(kept + refused).isEqualTo(IDS);
        assertThat(kept).isGreaterThan(10_000);
        assertThat(refused).isGreaterThan(10_000);
    }

    private static String anyCodePoints(Random random) {
        int length = random.nextInt(5);
        StringBuilder id = new StringBuilder();
        for (int at = 0; at < length; at++) {
            int bound = random.nextInt(4) == 0 ? Character.MAX_CODE_POINT + 1 : random.nextBoolean() ? 0x80 : 0x10000;
            id.appendCodePoint(random.nextInt(bound));
        }
        return id.toString();
    }
}
