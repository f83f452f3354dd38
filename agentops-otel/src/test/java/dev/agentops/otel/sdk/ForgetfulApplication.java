package dev.agentops.otel.sdk;

/** Is set up by variables, makes three calls, and ends without closing its telemetry. */
final class ForgetfulApplication {
    private ForgetfulApplication() {}

    public static void main(String[] arguments) {
        System.out.println(Agent.observedBy(AgentOpsTelemetry.autoConfigure()).call(3) + " spans");
    }
}
