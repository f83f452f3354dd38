package dev.agentops.event;

/** Something that happened at one of the levels. Immutable. */
public sealed interface AgentEvent permits StartEvent, CallDecided, EndEvent {}
