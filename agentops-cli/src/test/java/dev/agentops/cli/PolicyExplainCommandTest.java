package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyExplainCommandTest {
    @TempDir
    Path folder;

    private Path policies;

    @BeforeEach
    void writePolicies() throws IOException {
        policies = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(policies.resolve("a.cedar"), """
                @id("staff")
                permit (principal in Group::"staff", action == Action::"refund", resource == Agent::"agent");
                @id("small")
                forbid (principal, action, resource)
                unless { context.input has amount && context.input.amount < 100 && context.session.turn == 3 };
                """);
    }

    private CommandRun explain(String request, Object... more) throws IOException {
        Path file = Files.writeString(folder.resolve("request.json"), request);
        Object[] all = new Object[5 + more.length];
        System.arraycopy(new Object[] {"policy", "explain", policies, "--request", file}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return CommandRun.of(all);
    }

    @Test
    void theAnswerAndItsPoliciesArePrinted() throws IOException {
        String request = """
                {"principal": {"id": "a", "groups": ["staff"]}, "tool": "refund", "arguments": {"amount": %d},
                 "session": {"turn": 3}}""";

        CommandRun allowed = explain(request.formatted(5));
        CommandRun denied = explain(request.formatted(500));

        assertThat(allowed.status()).isZero();
        assertThat(allowed.out()).startsWith("allow").contains("staff");
        assertThat(denied.status()).isZero();
        assertThat(denied.out()).startsWith("deny").contains("small", "500");
    }

    @Test
    void whetherSuchACallMayEverBeAllowedIsSaidWithoutItsArguments() throws IOException {
        String request = """
                {"principal": {"id": "a", "groups": [%s]}, "tool": "%s", "arguments": {"amount": 500},
                 "agent": {"name": "%s"}}""";
        Files.writeString(
                policies.resolve("b.cedar"),
                "permit (principal in Group::\"staff\", action == Action::\"delete\", resource);");

        assertThat(mayCall(request.formatted("\"staff\"", "refund", "agent"))).startsWith("depends, policies sha256:");
        assertThat(mayCall(request.formatted("", "refund", "agent"))).startsWith("no, ");
        assertThat(mayCall(request.formatted("\"staff\"", "refund", "other"))).startsWith("no, ");
        Files.delete(policies.resolve("a.cedar"));
        assertThat(mayCall(request.formatted("\"staff\"", "delete", "agent"))).startsWith("yes, ");
    }

    private String mayCall(String request) throws IOException {
        CommandRun run = explain(request, "--may-call");
        assertThat(run.status()).as(run.printed()).isZero();
        return run.out();
    }

    @Test
    void theActorCanBeGivenBeside() throws IOException {
        assertThat(explain("{\"tool\": \"refund\"}", "--actor", "a").out()).startsWith("deny");
        assertThat(explain("{\"tool\": \"refund\"}").err()).contains("principal.id is missing");
    }

    @Test
    void aRequestThatIsNoneIsBadInput() throws IOException {
        for (String request : List.of(
                "",
                "[]",
                "{",
                "{}",
                "{\"tool\": 1}",
                "{\"tool\": \"x\", \"user\": 1}",
                "{\"tool\": \"x\", \"session\": {\"turn\": 99999999999}}",
                "{\"tool\": \"x\", \"session\": {\"turn\": -1}}",
                "{\"tool\": \"x\", \"session\": {\"tainted\": \"no\"}}",
                "{\"tool\": \"x\", \"principal\": {\"id\": \"a\", \"groups\": \"g\"}}",
                "{\"tool\": \"x\", \"principal\": {\"id\": \"a\", \"groups\": [1]}}",
                "{\"tool\": \"x\", \"arguments\": []}")) {
            CommandRun run = explain(request, "--actor", "a");
            assertThat(run.status()).as(request + run.printed()).isEqualTo(ExitStatus.BAD_INPUT);
            assertThat(run.err()).contains("--request").doesNotContain("defect");
        }
        assertThat(CommandRun.of("policy", "explain", policies, "--request", folder.resolve("no"))
                        .status())
                .isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(CommandRun.of("policy", "explain", folder.resolve("no"), "--request", "-")
                        .status())
                .isEqualTo(ExitStatus.BAD_INPUT);
    }
}
