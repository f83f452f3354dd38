package dev.agentops.policy.mcp;

/** How many shapes one set of descriptions may have: a short text can say the same object twice at each of its levels. */
final class ShapeBudget {
    private static final int MOST = 200_000;

    private int spent;

    /**
     * One more shape.
     *
     * @throws SchemaGenerationException when there are too many
     */
    void spend(Place place) {
        if (++spent > MOST) {
            throw place.problem("the tools describe more than " + MOST + " values; simplify their schemas");
        }
    }
}
