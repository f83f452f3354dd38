/** What users of AgentOps' SPIs test with: contract tests, an event order validator and fakes. */
module dev.agentops.testkit {
    requires transitive dev.agentops.core;
    requires static transitive dev.agentops.eval;
    requires static transitive dev.agentops.memory;
    requires static transitive org.jspecify;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;

    exports dev.agentops.testkit;
    exports dev.agentops.testkit.eval;
    exports dev.agentops.testkit.memory;
}
