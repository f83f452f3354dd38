package dev.agentops;

import dev.agentops.figures.Figure;
import dev.agentops.figures.OperationalFigures;
import java.util.List;

/** The figures of a system itself. */
final class SystemFigures implements OperationalFigures {
    private final List<Figure> figures;

    SystemFigures(Engine engine) {
        figures = List.of(
                Figure.gauge("agentops.sessions.open", "{session}", "Sessions that are open.", engine.sessions()::size),
                Figure.counter(
                        "agentops.observer.failures",
                        "{failure}",
                        "Failures of observers that were contained.",
                        engine.observers()::failures));
    }

    @Override
    public List<Figure> figures() {
        return figures;
    }
}
