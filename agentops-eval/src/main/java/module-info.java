/** Evaluators of recorded sessions, and online sampling of live ones. */
module dev.agentops.eval {
    requires transitive dev.agentops.core;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.agentops.eval;
}
