/** The compiler from JSON Schema to small validators that read frozen arguments directly; no public API. */
@NullMarked
package dev.agentops.tools.internal;

import org.jspecify.annotations.NullMarked;
