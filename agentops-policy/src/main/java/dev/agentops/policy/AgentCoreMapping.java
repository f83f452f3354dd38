package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.policy.internal.schema.SchemaFacts;
import dev.agentops.policy.internal.schema.UnfitValueException;
import dev.agentops.policy.value.EntityUid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes of calls the requests that Amazon Bedrock AgentCore Policy makes of them, so that its policies and its schema load
 * unchanged: {@code AgentCore::OAuthUser} with tags, or {@code AgentCore::IamEntity}; {@code AgentCore::Action::"<target>___<tool>"};
 * {@code AgentCore::Gateway}; and a context of {@code input}. Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-scope.html">Policy scope</a>
 */
public final class AgentCoreMapping implements CedarMapping {
    /** Between target and tool, unless told. */
    public static final String SEPARATOR = "___";

    private static final String OAUTH_USER = "AgentCore::OAuthUser";
    private static final String IAM_ENTITY = "AgentCore::IamEntity";
    /** The one attribute that every principal has. */
    static final String ID = "id";

    private static final String SHORT_SEPARATOR = "__";
    private static final String ACTION = "AgentCore::Action";

    private final EntityUid gateway;
    private final String principalType;
    private final String separator;
    private final Map<String, String> actions;

    private AgentCoreMapping(EntityUid gateway, String principalType, String separator, Map<String, String> actions) {
        this.gateway = gateway;
        this.principalType = principalType;
        this.separator = separator;
        this.actions = Map.copyOf(actions);
    }

    static AgentCoreMapping of(String gatewayArn) {
        return new AgentCoreMapping(new EntityUid("AgentCore::Gateway", gatewayArn), OAUTH_USER, SEPARATOR, Map.of());
    }

    /** Callers are {@code AgentCore::IamEntity}, which has no tags, unless their type names the other kind. */
    public AgentCoreMapping iam() {
        return new AgentCoreMapping(gateway, IAM_ENTITY, separator, actions);
    }

    /**
     * What stands between target and tool. Exactly one form counts: if both did, two tools could be one action.
     *
     * @param separator two or three underscores
     * @throws IllegalArgumentException when it is something else, or {@link #targets} was called before
     */
    public AgentCoreMapping separator(String separator) {
        if (!separator.equals(SEPARATOR) && !separator.equals(SHORT_SEPARATOR)) {
            throw new IllegalArgumentException("\"" + separator + "\" is no separator: use \"___\" or \"__\"");
        }
        if (!actions.isEmpty()) {
            throw new IllegalArgumentException("name the separator before the targets");
        }
        return new AgentCoreMapping(gateway, principalType, separator, actions);
    }

    /**
     * The targets of tools that are registered by their own names. Without it, tools are registered as
     * {@code <target>___<tool>}.
     *
     * @param targetByTool the target of each tool; a tool that is not in it is denied
     * @throws IllegalArgumentException when an action could be another target's too
     */
    public AgentCoreMapping targets(Map<String, String> targetByTool) {
        Map<String, String> ids = new LinkedHashMap<>();
        targetByTool.forEach((tool, target) -> {
            String id = target + separator + tool;
            if (target.isEmpty() || tool.isEmpty() || !isPlain(id)) {
                throw new IllegalArgumentException("the action " + id
                        + " could be that of another target or tool: rename one, without underscores at the ends");
            }
            ids.put(tool, id);
        });
        return new AgentCoreMapping(gateway, principalType, separator, ids);
    }

    /** Whether it can be read in one way only: the separator stands in it once, and nothing of it beside. */
    private boolean isPlain(String id) {
        int at = id.indexOf(separator);
        return at > 0 && at == id.lastIndexOf(separator) && at + separator.length() < id.length();
    }

    /** What in a schema this mapping could confuse. */
    List<String> problems(SchemaFacts schema) {
        return schema.actions().entrySet().stream()
                .filter(action -> action.getKey().type().equals(ACTION))
                .filter(action -> !action.getValue().principals().isEmpty())
                .map(action -> action.getKey().id())
                .filter(id -> id.contains(SHORT_SEPARATOR) && !isPlain(id))
                .sorted()
                .map(id -> "the action " + id + " is not one target and one tool with " + separator
                        + " between them: name the other separator, or rename it")
                .toList();
    }

    /**
     * An {@code OAuthUser} or an {@code IamEntity}: what its type says, or what this mapping says of principals of the default
     * type.
     *
     * @throws UnfitValueException when it is of another type: it would be a user who has the same id
     */
    @Override
    public EntityUid principal(Principal principal) {
        return new EntityUid(type(principal), principal.id());
    }

    private String type(Principal principal) {
        String type = principal.type();
        if (type.equals(OAUTH_USER) || type.equals(IAM_ENTITY)) {
            return type;
        }
        if (!type.equals(Principal.DEFAULT_TYPE)) {
            throw new UnfitValueException("AgentCore has no principals of the type " + type + ": use "
                    + Principal.DEFAULT_TYPE + ", " + OAUTH_USER + " or " + IAM_ENTITY);
        }
        return principalType;
    }

    @Override
    public Set<EntityUid> parents(Principal principal) {
        return Set.of();
    }

    @Override
    public Map<String, String> tags(Principal principal) {
        return type(principal).equals(OAUTH_USER) ? principal.tags() : Map.of();
    }

    /** The {@code id}, as AgentCore has it: the subject of a token, or the ARN of a caller. */
    @Override
    public Map<String, ?> attributes(Principal principal) {
        return Map.of(ID, principal.id());
    }

    @Override
    public EntityUid action(Action action) {
        if (action.kind() != Action.Kind.TOOL) {
            throw new UnfitValueException(
                    "AgentCore policies decide calls of tools alone: decide others by other policies");
        }
        return new EntityUid(ACTION, actions.isEmpty() ? plain(action.name()) : known(action.name()));
    }

    private String plain(String name) {
        if (!isPlain(name)) {
            throw new UnfitValueException("the tool " + name + " is not one target and one tool with " + separator
                    + " between them: register it so, or name its target");
        }
        return name;
    }

    private String known(String name) {
        String id = actions.get(name);
        if (id == null) {
            throw new UnfitValueException("the tool " + name + " has no target: name it");
        }
        return id;
    }

    @Override
    public EntityUid resource(AuthorizationRequest request) {
        return gateway;
    }

    @Override
    public EntityUid resource(AgentIdentity agent) {
        return gateway;
    }

    @Override
    public Map<String, ?> context(AuthorizationRequest request) {
        return Map.of(StandardContext.INPUT, request.input());
    }
}
