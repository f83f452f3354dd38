package dev.agentops.memory;

import dev.agentops.AgentSession;

/**
 * One namespace of a store: a template bound to an authenticated session. It cannot be made from text.
 *
 * <p>Two are the same when tenant, environment and path are the same by exact code points; nothing is folded or
 * normalized. No namespace of one configuration is a prefix of another one's. Immutable.
 */
public final class MemoryNamespace {
    /** Short enough, with the tenant, for an index entry of any database. */
    static final int LONGEST_KEY = 2_000;

    private final String tenant;
    private final String environment;
    private final String key;
    private final int pathStart;

    private MemoryNamespace(String tenant, String environment, String key, int pathStart) {
        this.tenant = tenant;
        this.environment = environment;
        this.key = key;
        this.pathStart = pathStart;
    }

    /**
     * Binds a template.
     *
     * @throws NamespaceInvalidException when an id of the session cannot stand in a namespace
     */
    static MemoryNamespace bind(NamespaceTemplate template, AgentSession session, String strategyId) {
        String tenant = session.actor().tenant();
        String environment = session.agent().environment();
        String owner =
                "/" + Segments.encode("the tenant", tenant) + "/" + Segments.encode("the environment", environment);
        String key = owner + template.path(session, strategyId);
        if (key.length() > LONGEST_KEY) {
            throw new NamespaceInvalidException("the namespace of template \"" + template + "\" is " + key.length()
                    + " characters long, may be " + LONGEST_KEY + ": give shorter ids");
        }
        return new MemoryNamespace(tenant, environment, key, owner.length());
    }

    /** The tenant. */
    public String tenant() {
        return tenant;
    }

    /** The environment, for instance {@code prod}. */
    public String environment() {
        return environment;
    }

    /** The path within tenant and environment: encoded segments, starting and ending with a slash. */
    public String path() {
        return key.substring(pathStart);
    }

    /**
     * The whole name in one string: encoded tenant, encoded environment and path, starting and ending with a slash.
     * Stores that know only strings keep records under it.
     */
    public String key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemoryNamespace namespace && key.equals(namespace.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** Without the path, which has ids of persons. */
    @Override
    public String toString() {
        return "MemoryNamespace(of tenant " + tenant + " in " + environment + ")";
    }
}
