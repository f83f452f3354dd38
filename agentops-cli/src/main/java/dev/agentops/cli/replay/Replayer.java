package dev.agentops.cli.replay;

import dev.agentops.Agent;
import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.CloseReport;
import dev.agentops.cli.sessions.RecordedSession;
import dev.agentops.content.Redactor;
import dev.agentops.content.TerminalText;
import dev.agentops.identity.Principal;
import java.time.Duration;

/** Runs recorded sessions through the path of a call, one after another. Not thread-safe. */
public final class Replayer implements AutoCloseable {
    private static final String VERSION = "recorded";
    private static final String UNNAMED = "recorded-agent";
    private static final int LONGEST_AGENT_NAME = 128;

    /** Sessions are replayed one at a time and their ids are unique, so that few have to be remembered. */
    private static final int REMEMBERED_SESSIONS = 1_000;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final AgentOps ops;
    private final ReplaySetup setup;
    private final CallMeter meter = new CallMeter();
    private final SessionEvaluation evaluation = new SessionEvaluation();

    private Replayer(ReplaySetup setup) {
        this.setup = setup;
        AgentOps.Builder builder = AgentOps.builder()
                .authorizer(setup.authorizer())
                .tools(setup.tools().registry())
                .environment("replay")
                .maxSessions(REMEMBERED_SESSIONS)
                .observer(meter)
                .observer(evaluation.observer());
        setup.observers().forEach(builder::observer);
        this.ops = (setup.content() ? builder.recordContent(Redactor.none()) : builder).build();
    }

    /** A replay that is ready to run. */
    public static Replayer create(ReplaySetup setup) {
        return new Replayer(setup);
    }

    /**
     * Runs one session.
     *
     * @throws dev.agentops.AgentOpsException when the session cannot be opened, as its id was used before
     */
    public ReplayedSession replay(RecordedSession recorded) {
        SessionPass pass = new SessionPass(recorded, setup, meter);
        Principal actor = setup.actors().of(recorded.user());
        try (AgentSession session = agent(recorded).openSession(recorded.id(), actor)) {
            pass.run(session);
        }
        return new ReplayedSession(recorded, actor.id(), pass.calls(), evaluation.scores(recorded.facts()));
    }

    private Agent agent(RecordedSession recorded) {
        String name = recorded.facts()
                .agent()
                .filter(given -> !given.isBlank() && given.length() <= LONGEST_AGENT_NAME)
                .filter(TerminalText::isInert)
                .orElse(UNNAMED);
        return ops.agent(name, VERSION);
    }

    /** Ends the replay and says what observers could not finish. */
    public CloseReport finish() {
        return ops.close(CLOSE_TIMEOUT);
    }

    @Override
    public void close() {
        finish();
    }
}
