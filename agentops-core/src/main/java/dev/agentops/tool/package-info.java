/** Tools as the library knows them: what is registered, which arguments a tool takes, how far its results are trusted. */
@NullMarked
package dev.agentops.tool;

import org.jspecify.annotations.NullMarked;
