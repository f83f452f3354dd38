package dev.agentops.examples.quickstart;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Reason;
import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallDenied;
import dev.agentops.event.CallEnded;
import dev.agentops.event.CallFailed;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.TurnEnded;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what happened, line by line, from the events of the sessions. */
final class Story {
    private final Journal journal;

    Story(Journal journal) {
        this.journal = journal;
    }

    /** All of it. */
    List<Line> lines() {
        return journal.sessions().stream().flatMap(this::session).toList();
    }

    private Stream<Line> session(SessionOpened session) {
        String text = session.id() + ": " + session.agent().name() + " "
                + session.agent().version() + " works for " + session.actor().id() + " of "
                + session.actor().tenant();
        return Stream.concat(
                Stream.of(Line.of(Line.Kind.SESSION, text)),
                journal.turns(session).stream().flatMap(this::turn));
    }

    private Stream<Line> turn(TurnEnded turn) {
        return Stream.of(
                        Stream.of(Line.of(
                                Line.Kind.USER, turn.start().userMessage().text())),
                        journal.calls(turn.start()).stream().map(Story::call),
                        Stream.of(Line.of(Line.Kind.AGENT, turn.reply().text())))
                .flatMap(lines -> lines);
    }

    private static Line call(CallEnded call) {
        String what = what(call);
        String policies = "policy: " + policies(call.decision());
        if (call instanceof CallDenied denied) {
            String told = "model is told: " + denied.denial().modelText();
            return new Line(Line.Kind.DENIED, what, List.of(policies, told));
        }
        if (call instanceof CallFailed failed) {
            String error = "failure" + label(failed.trust()) + failed.error().text();
            return new Line(Line.Kind.FAILED, what, List.of(policies, error));
        }
        CallCompleted completed = (CallCompleted) call;
        String result = "result" + label(completed.trust()) + completed.result().text();
        return new Line(Line.Kind.ALLOWED, what, isMemory(call) ? List.of() : List.of(policies, result));
    }

    /** A tool with its arguments; an access to memory with the namespace that it is bound to. */
    private static String what(CallEnded call) {
        String name = call.start().action().name();
        if (isMemory(call) && call.arguments().value() instanceof JsonObject access) {
            return "memory " + name + " in " + access.get("namespace");
        }
        return name + " " + call.arguments().text();
    }

    private static boolean isMemory(CallEnded call) {
        return call.start().action().kind() == Action.Kind.MEMORY;
    }

    private static String label(TrustLabel trust) {
        return trust == TrustLabel.TRUSTED ? ": " : " (untrusted): ";
    }

    /** Those that determined the decision, each with the arguments that it looks at. */
    private static String policies(@Nullable Decision decision) {
        if (decision == null) {
            return "none was asked: the call was not admitted";
        }
        return decision.reasons().stream().map(Story::reason).collect(Collectors.joining(" and "));
    }

    private static String reason(Reason reason) {
        return reason.policyId()
                + (reason.arguments().isEmpty() ? "" : " (looks at " + String.join(", ", reason.arguments()) + ")");
    }
}
