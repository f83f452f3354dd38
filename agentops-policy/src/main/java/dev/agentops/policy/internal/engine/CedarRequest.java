package dev.agentops.policy.internal.engine;

import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import java.util.Set;

/**
 * One question for an engine.
 *
 * @param principal who acts
 * @param action what is done
 * @param resource through what
 * @param parents entities that the principal is in, besides those that the folder says
 * @param tags tags of the principal, besides those that the folder says
 * @param context a record of Cedar values
 */
public record CedarRequest(
        EntityUid principal,
        EntityUid action,
        EntityUid resource,
        Set<EntityUid> parents,
        Map<String, String> tags,
        Map<String, ?> context) {}
