package dev.agentops.identity;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The authenticated actor of a session: who the agent works for.
 *
 * <p>Two principals are the same actor when tenant, type and id are the same, by exact code points. Immutable.
 *
 * @param tenant the tenant that the actor belongs to
 * @param type the entity type, by default {@code User}
 * @param id the actor's id within tenant and type
 * @param tags claims about the actor that were authenticated with it, at most 64, values of at most 4,096 characters
 * @param groups ids of groups that the actor is in, at most 1,000
 * @param authentication how the actor was authenticated
 */
public record Principal(
        String tenant,
        String type,
        String id,
        Map<String, String> tags,
        Set<String> groups,
        Authentication authentication) {
    /** The type of a principal that does not name another. */
    public static final String DEFAULT_TYPE = "User";

    private static final int MOST_TAGS = 64;
    private static final int LONGEST_TAG = 4_096;
    private static final int MOST_GROUPS = 1000;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when an id is empty, too long or has invisible characters
     */
    public Principal {
        Identifiers.require("tenant", tenant);
        Identifiers.require("principal type", type);
        Identifiers.require("principal id", id);
        tags = Map.copyOf(tags);
        groups = Set.copyOf(groups);
        if (tags.size() > MOST_TAGS || groups.size() > MOST_GROUPS) {
            throw new IllegalArgumentException("principal has " + tags.size() + " tags and " + groups.size()
                    + " groups, may have " + MOST_TAGS + " and " + MOST_GROUPS);
        }
        tags.forEach(Principal::requireTag);
        groups.forEach(group -> Identifiers.require("group", group));
    }

    private static void requireTag(String name, String value) {
        Identifiers.require("tag name", name);
        if (value.length() > LONGEST_TAG) {
            throw new IllegalArgumentException(
                    "the tag " + name + " has " + value.length() + " characters, may have " + LONGEST_TAG);
        }
    }

    /** A principal of the default type without tags and groups. */
    public static Principal of(String tenant, String id, Authentication authentication) {
        return builder(tenant, id, authentication).build();
    }

    /** Starts a principal of the default type. */
    public static Builder builder(String tenant, String id, Authentication authentication) {
        return new Builder(tenant, id, authentication);
    }

    /** Whether the other is the same actor; tags, groups and the way of authentication may differ. */
    public boolean isSameActor(Principal other) {
        return tenant.equals(other.tenant) && type.equals(other.type) && id.equals(other.id);
    }

    /** Without id, tags and groups, which may be personal data. */
    @Override
    public String toString() {
        return "Principal(" + type + " of tenant " + tenant + ")";
    }

    /** Collects the optional parts. Not thread-safe. */
    public static final class Builder {
        private final String tenant;
        private final String id;
        private final Authentication authentication;
        private final Map<String, String> tags = new LinkedHashMap<>();
        private final Set<String> groups = new LinkedHashSet<>();
        private String type = DEFAULT_TYPE;

        private Builder(String tenant, String id, Authentication authentication) {
            this.tenant = tenant;
            this.id = id;
            this.authentication = authentication;
        }

        /** The entity type, {@value Principal#DEFAULT_TYPE} unless told. */
        public Builder type(String type) {
            this.type = type;
            return this;
        }

        /** Adds a claim. */
        public Builder tag(String name, String value) {
            tags.put(name, value);
            return this;
        }

        /** Adds claims. */
        public Builder tags(Map<String, String> more) {
            tags.putAll(more);
            return this;
        }

        /** Adds a group. */
        public Builder group(String group) {
            groups.add(group);
            return this;
        }

        /**
         * Builds the principal.
         *
         * @throws IllegalArgumentException as the record's constructor
         */
        public Principal build() {
            return new Principal(tenant, type, id, tags, groups, authentication);
        }
    }
}
