package dev.agentops.memory;

import dev.agentops.AgentSession;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The shape of a namespace: segments between slashes, each a fixed name or one variable, as in
 * {@code /strategies/{strategyId}/actors/{actorId}/sessions/{sessionId}/}. It starts and ends with a slash, so that the
 * namespace of {@code a1} is no prefix of that of {@code a10} where a service matches by prefix. Immutable.
 */
public final class NamespaceTemplate {
    private static final int MOST_SEGMENTS = 16;

    private final String text;
    private final List<Segment> segments;

    private NamespaceTemplate(String text, List<Segment> segments) {
        this.text = text;
        this.segments = segments;
    }

    /** One part between two slashes. */
    private sealed interface Segment {
        /** A fixed name. */
        record Name(String text) implements Segment {}

        /** Filled when a session is bound. */
        record Filled(NamespaceVariable variable) implements Segment {}
    }

    /**
     * Reads a template.
     *
     * @throws NamespaceInvalidException when it does not start and end with a slash, has an empty segment, a variable that
     *     is unknown, stands twice or shares its segment, or a name with other characters than letters and digits of ASCII
     *     and {@code - . _ ~}
     */
    public static NamespaceTemplate parse(String text) {
        if (text.length() < 3 || !text.startsWith("/") || !text.endsWith("/")) {
            throw invalid(
                    text, "must start and end with a slash and have a segment between them, like /actors/{actorId}/");
        }
        List<Segment> segments = new ArrayList<>();
        for (String part : text.substring(1, text.length() - 1).split("/", -1)) {
            segments.add(segment(text, part));
        }
        requireSensible(text, segments);
        return new NamespaceTemplate(text, List.copyOf(segments));
    }

    private static Segment segment(String text, String part) {
        if (part.startsWith("{") && part.endsWith("}")) {
            String name = part.substring(1, part.length() - 1);
            return NamespaceVariable.find(name)
                    .map(Segment.Filled::new)
                    .orElseThrow(() -> invalid(
                            text, "has the unknown variable {" + name + "}; known are " + NamespaceVariable.known()));
        }
        if (part.isEmpty() || part.equals(".") || part.equals("..") || !Segments.isPlain(part)) {
            throw invalid(
                    text,
                    "has the segment \"" + part + "\": a segment is one variable in braces or a name of letters, digits"
                            + " and - . _ ~");
        }
        return new Segment.Name(part);
    }

    private static void requireSensible(String text, List<Segment> segments) {
        if (segments.size() > MOST_SEGMENTS) {
            throw invalid(text, "has " + segments.size() + " segments, may have " + MOST_SEGMENTS);
        }
        if (segments.stream()
                        .filter(Segment.Filled.class::isInstance)
                        .distinct()
                        .count()
                < segments.stream().filter(Segment.Filled.class::isInstance).count()) {
            throw invalid(text, "has a variable twice");
        }
    }

    private static NamespaceInvalidException invalid(String text, String problem) {
        return new NamespaceInvalidException("the namespace template \"" + text + "\" " + problem);
    }

    /** The template as it was written. */
    public String text() {
        return text;
    }

    /** Its variables. */
    public Set<NamespaceVariable> variables() {
        Set<NamespaceVariable> variables = EnumSet.noneOf(NamespaceVariable.class);
        for (Segment segment : segments) {
            if (segment instanceof Segment.Filled filled) {
                variables.add(filled.variable());
            }
        }
        return Set.copyOf(variables);
    }

    /** The same template with the strategy's id in its place. */
    NamespaceTemplate forStrategy(String strategyId) {
        String id = NamespaceVariable.STRATEGY_ID.text();
        return new NamespaceTemplate(
                text.replace("{" + id + "}", Segments.encode("the strategy id", strategyId)),
                segments.stream()
                        .map(segment -> segment.equals(new Segment.Filled(NamespaceVariable.STRATEGY_ID))
                                ? new Segment.Name(Segments.encode("the strategy id", strategyId))
                                : segment)
                        .toList());
    }

    /** Whether some ids make the path of one equal to that of the other, or a prefix of it. */
    boolean overlaps(NamespaceTemplate other) {
        int shared = Math.min(segments.size(), other.segments.size());
        for (int at = 0; at < shared; at++) {
            if (areApart(segments.get(at), other.segments.get(at))) {
                return false;
            }
        }
        return true;
    }

    /** Only two different names are: a variable may have any value. */
    private static boolean areApart(Segment one, Segment other) {
        return one instanceof Segment.Name && other instanceof Segment.Name && !one.equals(other);
    }

    /** The path in a session. */
    String path(AgentSession session, String strategyId) {
        return segments.stream()
                .map(segment -> segment(segment, session, strategyId))
                .collect(Collectors.joining("/", "/", "/"));
    }

    private static String segment(Segment segment, AgentSession session, String strategyId) {
        if (segment instanceof Segment.Filled filled) {
            return filled.variable().segment(session, strategyId);
        }
        return ((Segment.Name) segment).text();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamespaceTemplate template && text.equals(template.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
