package dev.agentops.otel.testkit.convention;

/**
 * Where telemetry departs from the conventions.
 *
 * @param scope the instrumentation scope that made it
 * @param subject what it is about, such as {@code span execute_tool refund}
 * @param message what is wrong, and what would be right
 */
public record ConventionProblem(String scope, String subject, String message) {
    @Override
    public String toString() {
        return subject + " of scope " + scope + ": " + message;
    }
}
