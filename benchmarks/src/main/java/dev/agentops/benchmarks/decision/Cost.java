package dev.agentops.benchmarks.decision;

/**
 * What one decision took.
 *
 * @param nanos the mean of the best iteration: others on the machine only ever add to a time
 * @param bytes what was allocated in the iteration with the least: before everything is compiled it is more
 */
record Cost(double nanos, double bytes) {
    Cost better(Cost other) {
        return new Cost(Math.min(nanos, other.nanos), Math.min(bytes, other.bytes));
    }
}
