package dev.agentops.figures;

import java.util.List;

/**
 * A part of the system that says in numbers how it is doing. The authorizer and the observers of a system that are also
 * this are found when the system is built; others are named with {@code AgentOps.Builder.figures}. Thread-safe.
 */
@FunctionalInterface
public interface OperationalFigures {
    /** Its figures: the same objects each time, so that what is shared by two systems is counted once. */
    List<Figure> figures();
}
