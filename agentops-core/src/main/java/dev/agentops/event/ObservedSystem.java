package dev.agentops.event;

import dev.agentops.content.Content;
import dev.agentops.content.ContentKind;
import dev.agentops.figures.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The system that an observer was given to, as far as an observer needs it. Thread-safe. */
public interface ObservedSystem {
    /** The figures of all parts of the system, each of them once. */
    List<Figure> figures();

    /** A piece of content as the system records it: redacted, or withheld where that was not opted in. */
    Content content(ContentKind kind, @Nullable Object raw);

    /** Tells all observers of the system. What they throw is contained and counted. */
    void report(EvaluationReported event);
}
