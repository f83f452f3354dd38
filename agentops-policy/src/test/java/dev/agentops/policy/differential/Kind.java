package dev.agentops.policy.differential;

/** Kinds of values, as far as the generator tells them apart; those of extension types last. */
enum Kind {
    BOOL,
    LONG,
    STRING,
    ENTITY,
    STRINGS,
    LONGS,
    ENTITIES,
    RECORD,
    DECIMAL,
    IP,
    DATETIME,
    DURATION
}
