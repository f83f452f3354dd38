package dev.agentops.tool;

/** The body of a tool in one of its three forms. It runs in the caller's thread, once for each admitted call. */
public sealed interface ToolCode permits ToolBody, AsyncToolBody, StreamingToolBody {}
