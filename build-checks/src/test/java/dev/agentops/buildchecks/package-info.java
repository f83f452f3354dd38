/** Rules that hold over the whole repository: arrows between modules, dependency lists, jars and documents. */
@NullMarked
package dev.agentops.buildchecks;

import org.jspecify.annotations.NullMarked;
