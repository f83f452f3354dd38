/** Tool manifests, and argument validation by JSON Schema. */
@NullMarked
package dev.agentops.tools;

import org.jspecify.annotations.NullMarked;
