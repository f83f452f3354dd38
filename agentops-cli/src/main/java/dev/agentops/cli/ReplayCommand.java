package dev.agentops.cli;

import dev.agentops.cli.replay.ReplayActors;
import dev.agentops.cli.replay.ReplaySetup;
import dev.agentops.cli.replay.Replayer;
import dev.agentops.cli.sessions.SessionFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code agentops replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = AgentOpsCommand.Version.class,
        sortOptions = false,
        description = {
            "Runs the tool calls of recorded sessions through the library, each with its recorded result,",
            "and says which would have been allowed or denied."
        },
        footerHeading = "%nExit status: ",
        footer = {
            "0 done, 1 a gate failed (replay has none), 2 bad usage or input",
            "(what could be read was replayed), 3 a defect of the command.",
            "",
            "  agentops replay sessions/ --policies policies/ --report report.html",
            ""
        })
final class ReplayCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "SESSIONS", description = "Files and folders of recorded sessions.")
    private List<Path> sessions = List.of();

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = {
                "Folder with *.cedar, schema.cedarschema, entities.json and tools.json.",
                "Without it every call is allowed."
            })
    private @Nullable Path policies;

    @Option(
            names = "--tools",
            paramLabel = "FILE",
            description = {
                "Tool descriptions (MCP or OpenAI functions), instead of DIR/tools.json.",
                "Without either each tool is registered as first seen, without a schema."
            })
    private @Nullable Path tools;

    @Option(
            names = "--actor",
            paramLabel = "ID",
            description = "Act for this user in every session, instead of the recorded one.")
    private @Nullable String actor;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a self-contained page; it shows content.")
    private @Nullable Path report;

    @Option(
            names = "--spans",
            paramLabel = "FILE.jsonl",
            description = "Write OpenTelemetry spans as OTLP JSON lines, which replay reads again.")
    private @Nullable Path spans;

    @Option(names = "--content", description = "Write arguments, results and messages into the spans too.")
    private boolean content;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the numbers as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            completionCandidates = FormatNames.class,
            description = "Format of the sessions: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "auto")
    private SessionFormat format = SessionFormat.AUTO;

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ReplayActors actors = actors();
        checkOutputs();
        PolicyFolder folder = PolicyFolder.load(policies, tools);
        ReplayPlan plan = new ReplayPlan(folder.description(), actor == null ? "the recorded user" : actor);
        try (ReplayOutputs outputs = ReplayOutputs.open(report, spans, json);
                Replayer replayer = Replayer.create(setup(folder, actors, outputs))) {
            return new ReplayRun(terminal, plan, replayer, outputs).run(sessions, format);
        }
    }

    private ReplaySetup setup(PolicyFolder folder, ReplayActors actors, ReplayOutputs outputs) {
        return new ReplaySetup(
                folder.authorizer(),
                folder.tools(),
                actors,
                outputs.observers(content),
                outputs.silentTurns(),
                content);
    }

    private void checkOutputs() {
        OutputPlace place = new OutputPlace(sessions, policies, tools);
        place.check("--report", report);
        place.check("--spans", spans);
        place.check("--json", json);
    }

    private ReplayActors actors() {
        if (actor != null && actor.isBlank()) {
            throw new CommandFailedException("--actor: is blank; name the user to act for");
        }
        try {
            return actor == null ? ReplayActors.recorded() : ReplayActors.everywhere(actor);
        } catch (IllegalArgumentException notAnId) {
            throw new CommandFailedException("--actor: " + notAnId.getMessage());
        }
    }

    /** The names that {@code --format} knows. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(SessionFormat.values())
                    .map(SessionFormat::optionName)
                    .iterator();
        }
    }

    /** Reads the value of {@code --format}. */
    static final class FormatConverter implements ITypeConverter<SessionFormat> {
        @Override
        public SessionFormat convert(String name) {
            return SessionFormat.ofOptionName(name)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + name + "' is no format; use " + String.join(", ", new FormatNames())));
        }
    }
}
