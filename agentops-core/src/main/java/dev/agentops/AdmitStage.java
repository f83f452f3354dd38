package dev.agentops;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.Denial;
import dev.agentops.internal.Failures;
import dev.agentops.json.JsonException;
import dev.agentops.json.JsonLimits;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.ArgumentProblem;
import dev.agentops.tool.Tool;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tool is registered; the arguments are JSON within the limits, are frozen, and match the tool's schema. */
final class AdmitStage implements Stage.Gate {
    private static final Logger LOG = LoggerFactory.getLogger(AdmitStage.class);

    private final JsonLimits limits;

    AdmitStage(JsonLimits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return "admit";
    }

    @Override
    public @Nullable Denial enter(ToolCall call) {
        if (call.isTooDeep()) {
            return new Denial.TooManyCalls(ToolCall.MOST_NESTED);
        }
        Tool tool = call.tool();
        if (tool == null && call.action().kind() == Action.Kind.TOOL) {
            return new Denial.UnknownTool();
        }
        Denial malformed = freeze(call);
        return malformed == null && tool != null ? validate(tool, call.arguments()) : malformed;
    }

    private @Nullable Denial freeze(ToolCall call) {
        try {
            call.admitted(call.input().freeze(limits));
            return null;
        } catch (JsonException notAcceptable) {
            return invalid(ArgumentProblem.Kind.MALFORMED, notAcceptable.pointer(), notAcceptable.problem());
        } catch (Throwable hostileCollection) {
            Failures.rethrowFatal(hostileCollection);
            return invalid(
                    ArgumentProblem.Kind.MALFORMED,
                    "",
                    "could not be read: " + hostileCollection.getClass().getName());
        }
    }

    private static @Nullable Denial validate(Tool tool, JsonObject arguments) {
        try {
            List<ArgumentProblem> problems =
                    Objects.requireNonNull(tool.schema().validate(arguments));
            return problems.isEmpty() ? null : new Denial.InvalidArguments(problems);
        } catch (Throwable failed) {
            Failures.rethrowFatal(failed);
            LOG.warn(
                    "The schema of the tool {} failed, so the call is denied",
                    tool.name(),
                    Failures.withoutMessage(failed));
            return invalid(ArgumentProblem.Kind.SCHEMA, "", "could not be checked against the tool's schema");
        }
    }

    private static Denial invalid(ArgumentProblem.Kind kind, String pointer, String message) {
        return new Denial.InvalidArguments(List.of(new ArgumentProblem(kind, pointer, message)));
    }
}
