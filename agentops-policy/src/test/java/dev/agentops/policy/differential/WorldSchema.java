package dev.agentops.policy.differential;

import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import java.util.Set;

/** The schema of those worlds that have one. */
final class WorldSchema {
    private static final String COMMON = """
            {
              kind?: String, department?: String, text?: String, "odd name"?: String, level?: Long, count?: Long,
              active?: Bool, owner?: User, labels?: Set<String>, numbers?: Set<Long>, members?: Set<User>,
              profile?: Profile, price?: decimal, address?: ipaddr, since?: datetime, lifetime?: duration
            }""";

    static final String TEXT = """
            type Profile = { city: String, age: Long, deep: { flag: Bool, name?: String } };
            type Common = COMMON;
            entity User in [Group] = COMMON tags String;
            entity Group in [Group];
            entity Doc in [Folder] = COMMON tags String;
            entity Folder in [Folder];
            action any;
            action reading, writing in [any];
            action read, list in [reading] appliesTo {
              principal: [User], resource: [Doc, Folder], context: { input: Common, kind?: String, level?: Long }
            };
            action write, delete in [writing] appliesTo {
              principal: [User], resource: Doc, context: { input: Common, department?: String, active?: Bool }
            };
            action share in [reading, writing] appliesTo {
              principal: [User, Group], resource: [Doc], context: { input?: Common }
            };
            """.replace("COMMON", COMMON);

    private static final EntityUid ANY = action("any");
    private static final EntityUid READING = action("reading");
    private static final EntityUid WRITING = action("writing");

    /** The actions with their parents, as the text says. */
    static final Map<EntityUid, Set<EntityUid>> ACTIONS = Map.of(
            READING,
            Set.of(ANY),
            WRITING,
            Set.of(ANY),
            action("read"),
            Set.of(READING),
            action("list"),
            Set.of(READING),
            action("write"),
            Set.of(WRITING),
            action("delete"),
            Set.of(WRITING),
            action("share"),
            Set.of(READING, WRITING));

    private WorldSchema() {}

    private static EntityUid action(String id) {
        return new EntityUid("Action", id);
    }
}
