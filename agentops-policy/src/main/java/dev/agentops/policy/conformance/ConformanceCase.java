package dev.agentops.policy.conformance;

/**
 * A case with the texts of its files.
 *
 * @param file the requests
 * @param policies text of the policies
 * @param schema text of the schema
 * @param entities text of the entities
 */
record ConformanceCase(CaseFile file, String policies, String schema, String entities) {}
