/** What the packages of the kernel share and nobody else sees. */
@NullMarked
package dev.agentops.internal;

import org.jspecify.annotations.NullMarked;
