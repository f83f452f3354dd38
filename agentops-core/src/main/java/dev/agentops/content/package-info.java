/** What calls carry, as far as it may be recorded: withheld unless opted in, and never without redaction. */
@NullMarked
package dev.agentops.content;

import org.jspecify.annotations.NullMarked;
