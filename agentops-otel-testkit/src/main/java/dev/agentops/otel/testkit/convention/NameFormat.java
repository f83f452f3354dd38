package dev.agentops.otel.testkit.convention;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that a span may have: texts with attributes in braces, the most specific first. The first of which all attributes
 * are there is the one that counts. In place of an attribute, {@code _OTHER} may stand: a name that is not known to be of low
 * cardinality. A method of HTTP that is {@code _OTHER} is {@code HTTP} in a name.
 *
 * @param alternatives at least one
 */
public record NameFormat(List<String> alternatives) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");
    private static final String OTHER = "_OTHER";
    private static final String HTTP_METHOD = "http.request.method";

    /** Takes a copy. */
    public NameFormat {
        alternatives = List.copyOf(alternatives);
    }

    static NameFormat of(String text) {
        return new NameFormat(List.of(text.split("\\|", -1)));
    }

    boolean accepts(String name, Attributes attributes) {
        Optional<String> format = alternatives.stream()
                .filter(alternative -> isComplete(alternative, attributes))
                .findFirst();
        return format.isPresent()
                && (name.equals(filled(format.get(), attributes, false))
                        || name.equals(filled(format.get(), attributes, true)));
    }

    private static boolean isComplete(String format, Attributes attributes) {
        return PLACEHOLDER.matcher(format).results().allMatch(match -> value(match, attributes) != null);
    }

    /** The first placeholder is what is done: it is never hidden. */
    private static String filled(String format, Attributes attributes, boolean hidden) {
        StringBuilder name = new StringBuilder();
        int next = 0;
        for (MatchResult match : PLACEHOLDER.matcher(format).results().toList()) {
            name.append(format.substring(next, match.start()));
            name.append(hidden && match.start() > 0 ? OTHER : value(match, attributes));
            next = match.end();
        }
        return name.append(format.substring(next)).toString();
    }

    private static @Nullable String value(MatchResult match, Attributes attributes) {
        String value = attributes.get(AttributeKey.stringKey(match.group(1)));
        return OTHER.equals(value) && match.group(1).equals(HTTP_METHOD) ? "HTTP" : value;
    }

    @Override
    public String toString() {
        return String.join(" or ", alternatives);
    }
}
