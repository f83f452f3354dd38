/** Memory of agents: namespaces, isolation and an in-process store. */
module dev.agentops.memory {
    requires transitive dev.agentops.core;
    requires com.github.benmanes.caffeine;
    requires static transitive org.jspecify;

    exports dev.agentops.memory;
}
