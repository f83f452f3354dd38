package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.schema.PrincipalFacts;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;

/**
 * One question for an engine.
 *
 * @param principal who acts
 * @param action what is done
 * @param resource through what
 * @param facts what is said of the principal, besides what the folder says
 * @param context a record of Cedar values
 */
public record CedarRequest(
        EntityUid principal, EntityUid action, EntityUid resource, PrincipalFacts facts, Map<String, ?> context) {}
