package dev.agentops.examples.quickstart;

import dev.agentops.AgentOps;
import dev.agentops.AgentOpsException;
import dev.agentops.CloseReport;
import dev.agentops.authorization.Authorizer;
import dev.agentops.content.Redactor;
import dev.agentops.content.TerminalText;
import dev.agentops.memory.AgentMemory;
import dev.agentops.memory.InProcessMemoryStore;
import dev.agentops.memory.MemoryNamespaces;
import dev.agentops.policy.CedarAuthorizer;
import dev.agentops.tools.ToolManifest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The example: three conversations with a shop's agent, one of which a stranger tries to take over. */
public final class Quickstart {
    private static final String SPANS = "spans.jsonl";

    private static final MemoryNamespaces NAMESPACES = MemoryNamespaces.builder()
            .events("/events/{actorId}/{sessionId}/", Duration.ofDays(30))
            .records("preferences", "/preferences/{actorId}/")
            .build();

    /** What comes before the domain of a mail address; it is not recorded. */
    private static final Pattern MAILBOX = Pattern.compile("[\\w.+-]{1,64}@");

    private final Path folder;
    private final Authorizer authorizer;
    private final PrintStream out;

    Quickstart(Path folder, Authorizer authorizer, PrintStream out) {
        this.folder = folder.toAbsolutePath();
        this.authorizer = authorizer;
        this.out = out;
    }

    /**
     * Runs the example. It ends with status 1 when anything did not come out as told.
     *
     * @param arguments the folder of the example; none for the current one
     */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments.length == 0 ? "" : arguments[0]);
        if (!succeeds(folder)) {
            System.exit(1);
        }
    }

    private static boolean succeeds(Path folder) {
        try {
            return new Quickstart(folder, CedarAuthorizer.load(folder.resolve("policies")), System.out).run();
        } catch (AgentOpsException unusable) {
            return fail(String.valueOf(unusable.getMessage()));
        } catch (IOException | SQLException unusable) {
            return fail(unusable.toString());
        }
    }

    private static boolean fail(String message) {
        message.lines().map(TerminalText::escape).forEach(System.err::println);
        return false;
    }

    /** Whether everything came out as told. */
    boolean run() throws IOException, SQLException {
        Path target = Files.createDirectories(folder.resolve("target").resolve("quickstart"));
        Journal journal = new Journal();
        Scores scores = new Scores();
        try (ShopDatabase database = ShopDatabase.open();
                SpanFile spans = SpanFile.create(target.resolve(SPANS));
                AgentOps ops = system(spans, scores, journal)) {
            converse(ops, database);
            CloseReport closed = ops.close(Duration.ofSeconds(10));
            Map<String, Boolean> checks = new Checks(database, journal).results(closed);
            tell(target, new Story(journal).lines(), scores.lines(), checks);
            return !checks.containsValue(false);
        }
    }

    private AgentOps system(SpanFile spans, Scores scores, Journal journal) {
        return AgentOps.builder()
                .authorizer(authorizer)
                .observer(spans.observer())
                .observer(scores.evaluation(Conversation.all()))
                .observer(journal.observer())
                .recordContent(Redactor.strings(text -> MAILBOX.matcher(text).replaceAll("...@")))
                .build();
    }

    private void converse(AgentOps ops, ShopDatabase database) {
        try (InProcessMemoryStore store = InProcessMemoryStore.create()) {
            AgentMemory memory = AgentMemory.create(ops, store, NAMESPACES);
            new ShopTools(database, ops, memory).register(ToolManifest.load(folder.resolve("policies/tools.json")));
            ScriptedModel model = new ScriptedModel(Conversation.plans());
            ShopAgent agent = new ShopAgent(ops.agent("shop-support", "1.0.0"), memory, model);
            Conversation.all().forEach(agent::converse);
        }
    }

    private void tell(Path target, List<Line> story, List<String> scores, Map<String, Boolean> checks)
            throws IOException {
        Path report = target.resolve("report.html");
        ReportPage.write(report, story, scores);
        Narrative narrative = new Narrative(out);
        narrative.story(story);
        narrative.scores(scores);
        narrative.checks(checks);
        narrative.files(report, target.resolve(SPANS));
    }
}
