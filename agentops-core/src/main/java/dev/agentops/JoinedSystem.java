package dev.agentops;

import dev.agentops.content.Content;
import dev.agentops.content.ContentKind;
import dev.agentops.event.EvaluationReported;
import dev.agentops.event.ObservedSystem;
import dev.agentops.figures.Figure;
import dev.agentops.figures.OperationalFigures;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A system as its observers see it. */
final class JoinedSystem implements ObservedSystem {
    private final Engine engine;
    private final List<Figure> figures;

    private JoinedSystem(Engine engine, List<Figure> figures) {
        this.engine = engine;
        this.figures = figures;
    }

    /** Finds what has figures, and leaves out what cannot give them. */
    static JoinedSystem of(Engine engine, Collection<?> parts) {
        Set<Figure> each = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Figure> figures = Stream.concat(Stream.of(new SystemFigures(engine)), parts.stream())
                .filter(OperationalFigures.class::isInstance)
                .flatMap(part -> engine.observers().figures((OperationalFigures) part).stream())
                .filter(each::add)
                .toList();
        return new JoinedSystem(engine, figures);
    }

    @Override
    public List<Figure> figures() {
        return figures;
    }

    @Override
    public Content content(ContentKind kind, @Nullable Object raw) {
        return engine.settings().content(kind, raw);
    }

    @Override
    public void report(EvaluationReported event) {
        engine.observers().evaluated(event);
    }
}
