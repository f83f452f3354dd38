/** A checker of the semantic conventions: a table of names, and what holds spans, metrics and events to it. */
@NullMarked
package dev.agentops.otel.testkit.convention;

import org.jspecify.annotations.NullMarked;
