package dev.agentops.policy.differential;

/** The head of a policy. */
record Scope(Constraint principal, Constraint action, Constraint resource) {
    static final Scope OPEN = new Scope(new Constraint.Any(), new Constraint.Any(), new Constraint.Any());

    String text() {
        return "(" + principal.text("principal") + ", " + action.text("action") + ", " + resource.text("resource")
                + ")";
    }

    boolean matches(WorldRequest request, Hierarchy known) {
        Hierarchy hierarchy = request.parents().isEmpty() ? known : known.with(request.principal(), request.parents());
        return principal.matches(request.principal(), hierarchy)
                && action.matches(request.action(), hierarchy)
                && resource.matches(request.resource(), hierarchy);
    }
}
