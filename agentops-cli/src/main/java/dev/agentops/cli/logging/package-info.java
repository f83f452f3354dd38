/** Warnings of the library, one inert line each, on the error stream. */
@NullMarked
package dev.agentops.cli.logging;

import org.jspecify.annotations.NullMarked;
