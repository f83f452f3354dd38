/** The kernel of AgentOps: vocabulary, tool registry, the pipeline of one call, its events and its SPIs. */
module dev.agentops.core {
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.agentops;
    exports dev.agentops.authorization;
    exports dev.agentops.content;
    exports dev.agentops.context;
    exports dev.agentops.event;
    exports dev.agentops.figures;
    exports dev.agentops.identity;
    exports dev.agentops.json;
    exports dev.agentops.tool;
}
