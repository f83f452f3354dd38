package dev.agentops.cli.sessions;

import java.util.Arrays;
import java.util.Optional;

/** The file formats of recorded sessions. */
public enum SessionFormat {
    /** Told from the content of each file, never from its name. */
    AUTO("auto"),
    /** Chat messages with {@code tool_calls}: an array, an object with {@code messages}, or JSON lines of either. */
    OPENAI_CHAT("openai-chat"),
    /** An array of sessions with {@code traj} and {@code info.task}, as tau-bench writes them. */
    TAU_BENCH("tau-bench"),
    /** An object with {@code tasks} and {@code simulations}, as tau2-bench writes it. */
    TAU2("tau2"),
    /** OTLP traces in JSON, one object or one a line, with spans of the GenAI semantic conventions. */
    OTLP_JSON("otlp-json");

    private final String optionName;

    SessionFormat(String optionName) {
        this.optionName = optionName;
    }

    /** The name on the command line. */
    public String optionName() {
        return optionName;
    }

    /** The format of that name on the command line, or empty. */
    public static Optional<SessionFormat> ofOptionName(String name) {
        return Arrays.stream(values())
                .filter(format -> format.optionName.equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return optionName;
    }
}
