/** Evaluators of sessions and turns, and online sampling. */
module dev.agentops.eval {
    requires transitive dev.agentops.core;
    requires org.slf4j;
    requires static transitive org.jspecify;
}
