package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads ask one authorizer, and each gets the answer to its own question. */
class ConcurrencyTest {
    private static final int THREADS = 16;
    private static final int EACH = 100;

    @TempDir
    private Path path;

    @Test
    void everyThreadGetsItsOwnAnswer() throws Exception {
        Folder folder = new Folder(path);
        StringBuilder policies = new StringBuilder();
        for (int i = 0; i < THREADS; i++) {
            policies.append("@id(\"p")
                    .append(i)
                    .append("\") permit (principal in Group::\"g")
                    .append(i)
                    .append("\", action, resource) when { context.input.n == ")
                    .append(i)
                    .append(" };\n");
        }
        CedarAuthorizer authorizer = folder.with("a.cedar", policies.toString()).load();
        List<Callable<List<String>>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            work.add(() -> ask(authorizer, number));
        }

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            int thread = 0;
            for (Future<List<String>> answers : threads.invokeAll(work)) {
                assertThat(answers.get()).hasSize(EACH).containsOnly("p" + thread++);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> ask(CedarAuthorizer authorizer, int number) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            Decision decision = authorizer.decide(Requests.tool(
                    Requests.principal("u" + number).group("g" + number).build(), "get", "{\"n\": " + number + "}"));
            decision.reasons().stream().map(Reason::policyId).forEach(answers::add);
        }
        return answers;
    }

    @Test
    void aLoadThatIsInterruptedFinishesAndKeepsTheFlag() {
        Folder folder = new Folder(path).with("a.cedar", "permit (principal, action, resource);");

        Thread.currentThread().interrupt();
        CedarAuthorizer authorizer = folder.load();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(authorizer.decide(Requests.tool("get", "{}"))).isInstanceOf(Decision.Allow.class);
    }
}
