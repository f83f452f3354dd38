/** What policies can come to while a part of the request is not known. */
@NullMarked
package dev.agentops.policy.internal.partial;

import org.jspecify.annotations.NullMarked;
