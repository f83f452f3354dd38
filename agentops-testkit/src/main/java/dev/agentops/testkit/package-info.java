/** What users of the SPIs test with: contract tests, an event order validator and fakes. */
@NullMarked
package dev.agentops.testkit;

import org.jspecify.annotations.NullMarked;
