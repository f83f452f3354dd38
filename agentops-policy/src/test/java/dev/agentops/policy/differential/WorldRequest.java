package dev.agentops.policy.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.internal.schema.PrincipalFacts;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import java.util.Set;

/**
 * A question about a world.
 *
 * @param parents of the principal, besides those that the world says
 * @param tags of the principal, besides those that the world says
 * @param attributes of the principal, besides those that the world says, in the JSON form of the language
 * @param context in the JSON form of the language
 */
record WorldRequest(
        EntityUid principal,
        EntityUid action,
        EntityUid resource,
        Set<EntityUid> parents,
        Map<String, String> tags,
        ObjectNode attributes,
        ObjectNode context) {

    /** What is said of the principal. */
    PrincipalFacts facts() {
        return new PrincipalFacts(parents, tags, CedarJson.members(attributes));
    }

    @Override
    public String toString() {
        return "principal " + principal + " in " + parents + " with tags " + tags + " and attributes " + attributes
                + "\naction " + action + "\nresource " + resource + "\ncontext " + context;
    }
}
