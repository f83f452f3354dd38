package dev.agentops.memory;

/**
 * A record that a search found.
 *
 * @param record the record
 * @param score how well it matches, above 0; comparable within one search of one store only
 */
public record RecordHit(MemoryRecord record, double score) {}
