/** Tool manifests, and argument validation by JSON Schema. */
module dev.agentops.tools {
    requires transitive dev.agentops.core;
    requires com.networknt.schema;
    requires org.slf4j;
    requires static transitive org.jspecify;
}
