package dev.agentops.policy.internal.engine;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.DetailedError;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import dev.agentops.policy.internal.schema.StaticEntity;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine of the Cedar project, in native code. Policies and schema are parsed once and kept on its side. */
public final class OfficialEngine implements CedarEngine {
    private static final Logger LOG = LoggerFactory.getLogger(OfficialEngine.class);
    private static final String ID_PREFIX = "policy";

    /** Depends on how much stack the calling thread has left, not on the policies: never to be taken for their answer. */
    private static final String OUT_OF_STACK = "recursion limit reached";

    private final List<Integer> positions;
    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;
    private final Optional<Schema> schema;
    private final Map<EntityUid, StaticEntity> entities;
    private final Map<EntityUid, Entity> prepared = new LinkedHashMap<>();
    private final Set<Entity> all;

    /**
     * To be called on a large stack.
     *
     * @param policies texts of valid policies; the engine knows them by their position
     * @param entities by name
     */
    public OfficialEngine(List<String> policies, @Nullable Schema schema, Map<EntityUid, StaticEntity> entities) {
        this(policies, IntStream.range(0, policies.size()).boxed().toList(), schema, entities);
    }

    /**
     * To be called on a large stack.
     *
     * @param policies texts of valid policies
     * @param positions of the policies in the set that they are a part of, ascending
     * @param entities by name
     */
    public OfficialEngine(
            List<String> policies,
            List<Integer> positions,
            @Nullable Schema schema,
            Map<EntityUid, StaticEntity> entities) {
        this(policies, positions, schema, entities, true);
    }

    private OfficialEngine(
            List<String> policies,
            List<Integer> positions,
            @Nullable Schema schema,
            Map<EntityUid, StaticEntity> entities,
            boolean kept) {
        this.positions = List.copyOf(positions);
        this.policies = policySet(policies);
        this.schema = Optional.ofNullable(schema);
        this.entities = Map.copyOf(entities);
        entities.forEach((uid, entity) -> prepared.put(uid, new PreparedEntity(entity)));
        this.all = Set.copyOf(prepared.values());
        if (kept) {
            cache(schema);
        }
    }

    /**
     * For a single question about one policy: the native side keeps nothing of it, because it has room for so many sets, and
     * gets it back only when this side collects its garbage. To be called on a large stack.
     */
    public static OfficialEngine once(
            String policy, int position, @Nullable Schema schema, Map<EntityUid, StaticEntity> entities) {
        return new OfficialEngine(List.of(policy), List.of(position), schema, entities, false);
    }

    /** A set of policies that are known by their positions. */
    public static PolicySet policySet(List<String> texts) {
        Set<Policy> set = new LinkedHashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            set.add(new Policy(texts.get(i), id(i)));
        }
        return new PolicySet(set);
    }

    /** The id by which the official engine knows a position. */
    public static String id(int position) {
        return ID_PREFIX + position;
    }

    /** The position that an id of {@link #id} stands for. */
    public static int position(String id) {
        return Integer.parseInt(id, ID_PREFIX.length(), id.length(), 10);
    }

    /** Where the native side is full, policies go to it with each request: slow, but the same answers. */
    private void cache(@Nullable Schema known) {
        try {
            policies.cache();
            if (known != null) {
                known.cache();
            }
        } catch (CacheException e) {
            LOG.warn(
                    "The official engine has no room to keep {} policies, which makes it slow: raise"
                            + " cedar.cache.maxPolicySets and cedar.cache.maxSchemas",
                    positions.size());
        }
    }

    @Override
    public EngineAnswer decide(CedarRequest request) {
        return decide(request, true);
    }

    /**
     * Decides; never throws for any request.
     *
     * @param validated whether the request has to conform to the schema, if there is one
     */
    public EngineAnswer decide(CedarRequest request, boolean validated) {
        try {
            return answer(
                    engine.isAuthorized(OfficialRequest.of(request, schema, validated), policies, entities(request)));
        } catch (AuthException | IllegalArgumentException e) {
            return new EngineAnswer.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** The principal itself is only sent when the call knows more of it than the file: its type may require attributes. */
    private Set<Entity> entities(CedarRequest request) {
        if (request.facts().isEmpty()) {
            return all;
        }
        StaticEntity known = entities.get(request.principal());
        StaticEntity principal = known == null ? StaticEntity.absent(request.principal()) : known;
        Set<Entity> sent = new HashSet<>(all);
        sent.remove(prepared.get(request.principal()));
        sent.add(new PreparedEntity(principal.with(request.facts())));
        return sent;
    }

    private EngineAnswer answer(AuthorizationResponse response) {
        if (response.success.isPresent()) {
            return decided(response.success.get());
        }
        return new EngineAnswer.Refused(response.errors.stream()
                .flatMap(List::stream)
                .map(OfficialEngine::text)
                .collect(Collectors.joining("; ")));
    }

    private EngineAnswer decided(AuthorizationSuccessResponse response) {
        List<EngineAnswer.Failure> errors = new ArrayList<>();
        for (AuthorizationSuccessResponse.AuthorizationError error : response.getErrors()) {
            if (error.getError().message.equals(OUT_OF_STACK)) {
                return new EngineAnswer.Refused("the thread has too little stack left to evaluate the policies");
            }
            errors.add(new EngineAnswer.Failure(positions.get(position(error.getPolicyId())), text(error.getError())));
        }
        errors.sort(Comparator.comparingInt(EngineAnswer.Failure::policy));
        List<Integer> determining = response.getReason().stream()
                .map(OfficialEngine::position)
                .map(positions::get)
                .sorted()
                .toList();
        return new EngineAnswer.Decided(response.isAllowed(), determining, errors);
    }

    private static String text(DetailedError error) {
        return error.message + error.help.map(help -> " (" + help + ")").orElse("");
    }
}
