module consumer {
    requires dev.agentops.core;
    requires dev.agentops.eval;
    requires dev.agentops.memory;
    requires dev.agentops.otel;
    requires dev.agentops.policy;
    requires dev.agentops.tools;
}
