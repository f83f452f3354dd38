package dev.agentops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Denial;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.context.Scope;
import dev.agentops.event.AgentEvent;
import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallDecided;
import dev.agentops.event.CallDenied;
import dev.agentops.event.CallFailed;
import dev.agentops.event.CallStarted;
import dev.agentops.event.SessionEnded;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.TurnEnded;
import dev.agentops.event.TurnStarted;
import dev.agentops.json.JsonLimits;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.ArgumentProblem;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolBody;
import dev.agentops.tool.ToolFailedException;
import dev.agentops.tool.ToolInvocation;
import dev.agentops.tool.TrustLabel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallPathTest {
    private final Systems systems = new Systems();

    @Test
    void isTheListInTheDocument() throws Exception {
        String root = System.getProperty("agentops.root", "..");
        String document = Files.readString(Path.of(root, "docs", "one-tool-call.md"));
        List<String> documented = Pattern.compile("(?m)^\\d+\\. \\*\\*(\\w+)\\*\\*")
                .matcher(document)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        try (AgentOps ops = systems.builder().build();
                AgentSession session = Systems.session(ops)) {
            assertThat(session.engine().path().stages().stream().map(Stage::name))
                    .containsExactlyElementsOf(documented)
                    .containsExactly("admit", "decide", "invoke", "label", "record");
        }
    }

    @Test
    void tellsEachLevelOnceAndNested() {
        try (AgentOps ops = systems.builder().build();
                AgentSession session = Systems.session(ops);
                Turn turn = session.startTurn("hello")) {
            assertThat(turn.call("echo", Map.of("text", "hi")))
                    .isEqualTo(new CallOutcome.Completed("hi", TrustLabel.UNTRUSTED));
        }

        assertThat(systems.events.stream().<Class<?>>map(AgentEvent::getClass))
                .containsExactly(
                        SessionOpened.class,
                        TurnStarted.class,
                        CallStarted.class,
                        CallDecided.class,
                        CallCompleted.class,
                        TurnEnded.class,
                        SessionEnded.class);
    }

    @Test
    void givesTheBodyTheFrozenArgumentsThatWereDecidedOn() {
        AtomicReference<JsonObject> decided = new AtomicReference<>();
        AtomicReference<JsonObject> given = new AtomicReference<>();
        Map<String, Object> callers = new HashMap<>(Map.of("text", "small"));
        Authorizer authorizer = request -> {
            decided.set(request.input());
            callers.put("text", "changed between decision and use");
            return Decision.allow();
        };

        try (AgentOps ops = systems.builder().authorizer(authorizer).build()) {
            Systems.turn(ops).call("echo", callers, invocation -> {
                given.set(invocation.arguments());
                return null;
            });
        }

        assertThat(given.get()).isSameAs(decided.get()).containsEntry("text", "small");
    }

    @Test
    void tellsTheAuthorizerWhoWantsWhat() {
        List<AuthorizationRequest> requests = new ArrayList<>();
        try (AgentOps ops = systems.builder()
                .environment("prod")
                .authorizer(request -> {
                    requests.add(request);
                    return Decision.allow();
                })
                .build()) {
            Turn turn = Systems.turn(ops);
            turn.call("echo", Map.of("text", "a"));
            turn.call("echo", Map.of("text", "b"));
        }

        AuthorizationRequest second = requests.get(1);
        assertThat(second.principal()).isEqualTo(Systems.ALICE);
        assertThat(second.action().name()).isEqualTo("echo");
        assertThat(second.agent().environment()).isEqualTo("prod");
        assertThat(second.session().sessionId()).isEqualTo("s1");
        assertThat(second.session().turn()).isEqualTo(1);
        assertThat(second.session().calls()).isEqualTo(1);
        assertThat(requests.get(0).session().taint()).isEqualTo(TrustLabel.TRUSTED);
        assertThat(second.session().taint())
                .as("the first result was untrusted")
                .isEqualTo(TrustLabel.UNTRUSTED);
    }

    @Test
    void aTrustedResultDoesNotTaint() {
        systems.tools.register(Tool.builder("now")
                .resultTrust(TrustLabel.TRUSTED)
                .body(invocation -> 1)
                .build());
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            turn.call("now", Map.of());
            assertThat(turn.session().taint()).isEqualTo(TrustLabel.TRUSTED);
        }
    }

    @Test
    void refusesAToolThatIsNotRegistered() {
        AtomicInteger runs = new AtomicInteger();
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            CallOutcome bare = turn.call("rm_rf", Map.of());
            CallOutcome withBody = turn.call("rm_rf", Map.of(), invocation -> runs.incrementAndGet());

            assertThat(bare).isEqualTo(new CallOutcome.Denied(new Denial.UnknownTool()));
            assertThat(withBody).isEqualTo(bare);
        }
        assertThat(runs).hasValue(0);
        assertThat(systems.lastCall().start().tool()).isNull();
        assertThat(systems.lastCall().decision()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":1,\"text\":2}", "not json", "[]", "{\"text\":\"\\uD800\"}"})
    void refusesTextThatIsNotAcceptable(String json) {
        try (AgentOps ops = systems.builder().build()) {
            CallOutcome outcome = Systems.turn(ops)
                    .tool("echo")
                    .argumentsJson(json)
                    .callId("c1")
                    .call();

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            CallOutcome.Denied.class,
                            denied -> assertThat(denied.denial())
                                    .isInstanceOfSatisfying(
                                            Denial.InvalidArguments.class,
                                            invalid -> assertThat(invalid.problems())
                                                    .hasSize(1)
                                                    .allMatch(problem ->
                                                            problem.kind() == ArgumentProblem.Kind.MALFORMED)));
        }
    }

    @Test
    void holdsTheLimitsOfTheBuilder() {
        try (AgentOps ops = systems.builder().limits(new JsonLimits(2, 100, 2)).build()) {
            Turn turn = Systems.turn(ops);

            assertThat(turn.call("echo", Map.of("text", "x"))).isInstanceOf(CallOutcome.Completed.class);
            assertThat(turn.call("echo", Map.of("text", "x".repeat(101)))).isInstanceOf(CallOutcome.Denied.class);
            assertThat(turn.call("echo", Map.of("a", 1, "b", 2, "c", 3))).isInstanceOf(CallOutcome.Denied.class);
            assertThat(turn.call("echo", Map.of("a", List.of(List.of())))).isInstanceOf(CallOutcome.Denied.class);
        }
    }

    @Test
    void aSchemaThatFailsRefuses() {
        systems.tools.register(Tool.builder("broken")
                .schema(arguments -> {
                    throw new IllegalStateException("schema");
                })
                .body(invocation -> "ran")
                .build());
        systems.tools.register(Tool.builder("null")
                .schema(arguments -> null)
                .body(invocation -> "ran")
                .build());
        try (AgentOps ops = systems.builder().build()) {
            assertThat(Systems.turn(ops).call("broken", Map.of())).isInstanceOf(CallOutcome.Denied.class);
            assertThat(systems.lastCall()).isInstanceOf(CallDenied.class);
            AgentSession other = ops.agent("support", "1.0").openSession("s2", Systems.ALICE);
            assertThat(other.startTurn("x").call("null", Map.of())).isInstanceOf(CallOutcome.Denied.class);
        }
    }

    @Test
    void noDecisionIsADeny() {
        List<Authorizer> failing = List.of(
                request -> null,
                request -> {
                    throw new IllegalStateException("down");
                },
                request -> {
                    throw new StackOverflowError();
                },
                request -> {
                    throw new NoClassDefFoundError("gone");
                });
        for (Authorizer authorizer : failing) {
            AtomicInteger runs = new AtomicInteger();
            try (AgentOps ops = new Systems().builder().authorizer(authorizer).build()) {
                CallOutcome outcome =
                        Systems.turn(ops).call("echo", Map.of("text", "x"), invocation -> runs.incrementAndGet());
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                CallOutcome.Denied.class,
                                denied -> assertThat(denied.denial()).isInstanceOf(Denial.NoDecision.class));
            }
            assertThat(runs).hasValue(0);
        }
    }

    @Test
    void anEscalateIsADenyThatSaysSo() {
        Decision escalate = Decision.escalate(new Reason("big-refund", "Ask for less.", List.of("amount")));
        try (AgentOps ops = systems.builder().authorizer(request -> escalate).build()) {
            CallOutcome outcome = Systems.turn(ops).call("echo", Map.of("text", "x"));

            assertThat(outcome.modelText()).contains("approval", "Ask for less.", "amount");
            assertThat(systems.lastCall().decision()).isEqualTo(escalate);
            assertThat(systems.lastCall())
                    .isInstanceOfSatisfying(
                            CallDenied.class,
                            denied -> assertThat(denied.denial()).isInstanceOf(Denial.ApprovalUnavailable.class));
        }
    }

    @Test
    void aDenyTellsTheModelTheAdviceAndNothingOfThePolicy() {
        Decision deny =
                Decision.deny(new Reason("limit-4711", "Refunds of this size need a supervisor.", List.of("amount")));
        try (AgentOps ops = systems.builder().authorizer(request -> deny).build()) {
            CallOutcome outcome = Systems.turn(ops).call("echo", Map.of("text", "x"));

            assertThat(outcome.modelText())
                    .contains("Refunds of this size need a supervisor.", "amount")
                    .doesNotContain("limit-4711");
            assertThatExceptionOfType(CallDeniedException.class)
                    .isThrownBy(outcome::orThrow)
                    .satisfies(denied -> assertThat(denied.getStackTrace()).isEmpty());
        }
    }

    @Test
    void whatTheBodyThrowsIsAnOutcome() {
        RuntimeException failure = new IllegalStateException("database password is s3cret");
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            CallOutcome outcome = turn.call("echo", Map.of(), invocation -> {
                throw failure;
            });

            assertThat(outcome).isEqualTo(new CallOutcome.Failed(failure, TrustLabel.UNTRUSTED));
            assertThat(outcome.modelText()).isEqualTo("The tool failed.");
            assertThat(turn.session().taint()).isEqualTo(TrustLabel.UNTRUSTED);
            assertThat(systems.lastCall())
                    .isInstanceOfSatisfying(
                            CallFailed.class,
                            failed -> assertThat(failed.errorType()).isEqualTo("java.lang.IllegalStateException"));
            assertThat(turn.call("echo", Map.of(), invocation -> {
                                throw new ToolFailedException("no such order");
                            })
                            .modelText())
                    .isEqualTo("no such order");
        }
    }

    @Test
    void anInterruptOfTheBodyReachesTheCaller() {
        try (AgentOps ops = systems.builder().build()) {
            CallOutcome outcome = Systems.turn(ops).call("echo", Map.of(), invocation -> {
                throw new InterruptedException();
            });

            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome).isInstanceOf(CallOutcome.Failed.class);
        }
    }

    @Test
    void anOutOfMemoryErrorIsRecordedAndThrownOn() {
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            assertThatExceptionOfType(OutOfMemoryError.class)
                    .isThrownBy(() -> turn.call("echo", Map.of(), invocation -> {
                        throw new OutOfMemoryError("test");
                    }));
            assertThat(systems.eventsOf(CallFailed.class)).hasSize(1);
        }
        try (AgentOps ops = new Systems()
                .builder()
                .authorizer(request -> {
                    throw new OutOfMemoryError("test");
                })
                .build()) {
            Turn turn = Systems.turn(ops);
            assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> turn.call("echo", Map.of()));
        }
    }

    @Test
    void aFailureThatCannotEvenBeAskedIsRecorded() {
        try (AgentOps ops = systems.builder()
                .recordContent(dev.agentops.content.Redactor.none())
                .build()) {
            CallOutcome outcome = Systems.turn(ops).call("echo", Map.of(), invocation -> {
                throw new IllegalStateException() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String getMessage() {
                        throw new IllegalStateException("no message");
                    }
                };
            });
            assertThat(outcome).isInstanceOf(CallOutcome.Failed.class);
        }
        assertThat(systems.eventsOf(CallFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.error().text()).isEqualTo("[cannot be recorded]"));
    }

    @Test
    @SuppressWarnings("try") // a scope is there to be closed, not to be read
    void aToolThatCallsItselfIsStopped() {
        AtomicInteger runs = new AtomicInteger();
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            ToolBody self = new ToolBody() {
                @Override
                public Object run(ToolInvocation invocation) {
                    runs.incrementAndGet();
                    try (Scope current = turn.makeCurrent()) {
                        return turn.call("echo", Map.of(), this).modelText();
                    }
                }
            };
            turn.call("echo", Map.of(), self);
        }
        assertThat(runs).hasValue(32);
        assertThat(systems.eventsOf(CallDenied.class))
                .singleElement()
                .satisfies(denied -> assertThat(denied.denial().kind()).isEqualTo(Denial.Kind.TOO_MANY_CALLS));
        assertThat(systems.eventsOf(CallCompleted.class)).hasSize(32);
    }

    @Test
    void aBodyDoesNotStartAfterTheSystemWasClosed() throws Exception {
        CountDownLatch deciding = new CountDownLatch(1);
        CountDownLatch decide = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        AgentOps ops = systems.builder()
                .authorizer(request -> {
                    deciding.countDown();
                    try {
                        decide.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return Decision.allow();
                })
                .build();
        Turn turn = Systems.turn(ops);
        CompletableFuture<CallOutcome> call =
                CompletableFuture.supplyAsync(() -> turn.call("echo", Map.of(), invocation -> runs.incrementAndGet()));
        deciding.await();
        assertThat(ops.close(Duration.ofMillis(20)).openSessions()).isEqualTo(1);
        decide.countDown();

        assertThat(call.get(10, TimeUnit.SECONDS)).isInstanceOf(CallOutcome.Denied.class);
        assertThat(runs).hasValue(0);
    }

    @Test
    void noEventShowsWhatAModelOrAPolicySaid() {
        Decision deny = new Decision.Deny(
                List.of(Reason.of("p1")),
                List.of(new dev.agentops.authorization.PolicyError("p2", "cannot compare 4111-1111")),
                Provenance.NONE);
        try (AgentOps ops = systems.builder().authorizer(request -> deny).build()) {
            Turn turn = Systems.turn(ops);
            turn.tool("bad\n\u001b[31mname").callId("id\n").call();
            assertThat(turn.call("echo", Map.of()).toString()).doesNotContain("4111");
        }
        assertThat(systems.events)
                .allSatisfy(event -> assertThat(event.toString()).doesNotContain("\n", "\u001b", "4111"));
    }

    @Test
    void saysHowLongTheBodyTook() {
        try (AgentOps ops = systems.builder().build()) {
            Systems.turn(ops).call("echo", Map.of(), invocation -> systems.nanos.addAndGet(250));
        }

        assertThat(systems.lastCall().bodyNanos()).isEqualTo(250);
        assertThat(systems.lastCall().durationNanos()).isEqualTo(250);
    }

    @Test
    void aRegisteredToolWithoutABodyNeedsOne() {
        systems.tools.register(Tool.builder("bodiless").build());
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            assertThatExceptionOfType(AgentOpsException.class)
                    .isThrownBy(() -> turn.call("bodiless", Map.of()))
                    .withMessageContaining("without a body");
            assertThat(turn.call("bodiless", Map.of(), invocation -> "ok")).isInstanceOf(CallOutcome.Completed.class);
        }
    }

    @Test
    void aNameThatAModelMadeUpIsCut() {
        try (AgentOps ops = systems.builder().build()) {
            Systems.turn(ops)
                    .tool("x".repeat(10_000))
                    .callId("y".repeat(10_000))
                    .call();
        }
        assertThat(systems.lastCall().start().action().name()).hasSize(128).endsWith("x…");
        assertThat(systems.lastCall().start().callId()).hasSize(256);
    }

    @Test
    void aSystemWithoutAnAuthorizerMustSaySo() {
        assertThatExceptionOfType(AgentOpsException.class)
                .isThrownBy(() -> AgentOps.builder().build())
                .withMessageContaining("allowAll()");
    }
}
