package dev.agentops.otel.testkit.convention;

import java.util.Locale;

/** How much a convention asks for an attribute. */
public enum RequirementLevel {
    /** It has to be there. */
    REQUIRED,
    /** It has to be there when a condition holds; a checker cannot know most of them. */
    CONDITIONALLY_REQUIRED,
    /** It should be there unless somebody configured it away. */
    RECOMMENDED,
    /** It is there only when somebody asked for it. */
    OPT_IN;

    static RequirementLevel of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
