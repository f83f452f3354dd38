package dev.agentops.policy.internal.engine;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.LinkValue;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.policy.TemplateLink;
import dev.agentops.policy.internal.schema.StaticEntity;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The official engine over templates and their links, which it links by itself. */
public final class LinkedByTheOfficialEngine implements CedarEngine {
    private final PolicySet policies;
    private final Collection<StaticEntity> entities;

    /**
     * A template, linked once.
     *
     * @param text of a template, or without values of a policy
     * @param values for its slots
     */
    public record Linked(String text, Map<String, EntityUid> values) {}

    /** The policies by their positions. */
    public LinkedByTheOfficialEngine(List<Linked> linked, Collection<StaticEntity> entities) {
        Set<Policy> policies = new HashSet<>();
        Set<Policy> templates = new HashSet<>();
        List<TemplateLink> links = new ArrayList<>();
        for (int i = 0; i < linked.size(); i++) {
            Linked one = linked.get(i);
            if (one.values().isEmpty()) {
                policies.add(new Policy(one.text(), OfficialEngine.id(i)));
            } else {
                templates.add(new Policy(one.text(), "template" + i));
                links.add(new TemplateLink("template" + i, OfficialEngine.id(i), values(one.values())));
            }
        }
        this.policies = new PolicySet(policies, templates, links);
        this.entities = entities;
    }

    private static List<LinkValue> values(Map<String, EntityUid> values) {
        return values.entrySet().stream()
                .map(value -> new LinkValue(value.getKey(), OfficialRequest.uid(value.getValue())))
                .toList();
    }

    @Override
    public EngineAnswer decide(CedarRequest request) {
        Set<Entity> sent = entities.stream()
                .map(entity -> entity.uid().equals(request.principal()) ? entity.with(request.facts()) : entity)
                .map(PreparedEntity::new)
                .collect(Collectors.toSet());
        if (entities.stream().noneMatch(entity -> entity.uid().equals(request.principal()))
                && !request.facts().isEmpty()) {
            sent.add(new PreparedEntity(StaticEntity.absent(request.principal()).with(request.facts())));
        }
        try {
            return answer(new BasicAuthorizationEngine()
                    .isAuthorized(OfficialRequest.of(request, Optional.empty(), false), policies, sent));
        } catch (AuthException e) {
            return new EngineAnswer.Refused(String.valueOf(e.getMessage()));
        }
    }

    private static EngineAnswer answer(AuthorizationResponse response) {
        if (response.success.isEmpty()) {
            return new EngineAnswer.Refused(response.errors.toString());
        }
        AuthorizationSuccessResponse made = response.success.get();
        return new EngineAnswer.Decided(
                made.isAllowed(),
                made.getReason().stream().map(OfficialEngine::position).sorted().toList(),
                made.getErrors().stream()
                        .map(error -> OfficialEngine.position(error.getPolicyId()))
                        .sorted()
                        .map(position -> new EngineAnswer.Failure(position, "it errs"))
                        .toList());
    }
}
