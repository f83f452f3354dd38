package dev.agentops.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.ExplainedPolicy;
import dev.agentops.authorization.Explanation;
import dev.agentops.authorization.Reason;
import dev.agentops.authorization.SessionFacts;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Authorizer} has to do. Extend it, and give one that allows and denies the two requests. */
public abstract class AuthorizerContract {
    private static final int THREADS = 8;
    private static final int CALLS = 200;

    /** For the use of subclasses. */
    protected AuthorizerContract() {}

    /** The authorizer under test. */
    protected abstract Authorizer authorizer();

    /** A request that it allows. */
    protected abstract AuthorizationRequest allowed();

    /** A request that it denies. */
    protected abstract AuthorizationRequest denied();

    /** A request of one user of one tenant to call a tool. */
    protected static AuthorizationRequest request(String user, String tool, String inputJson) {
        return new AuthorizationRequest(
                Principal.of("acme", user, Authentication.inProcess("test")),
                Action.tool(tool),
                new AgentIdentity("support", "1.0", "test"),
                new SessionFacts("s1", 1, 0, TrustLabel.TRUSTED),
                JsonObject.parse(inputJson));
    }

    @Test
    void allowsWhatItAllows() {
        assertThat(authorizer().decide(allowed())).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void deniesWhatItDenies() {
        assertThat(authorizer().decide(denied())).isInstanceOf(Decision.Deny.class);
    }

    @Test
    void denyingSaysNothingOfTheValuesToTheModel() {
        Decision decision = authorizer().decide(denied());
        String shown = decision.reasons().stream()
                .map(reason -> reason.advice() + " " + reason.arguments())
                .collect(Collectors.joining());

        assertThat(denied().input().values())
                .filteredOn(String.class::isInstance)
                .noneSatisfy(value -> assertThat(shown).contains((String) value));
    }

    @Test
    void explainsItsDecisionsAndShowsContentInTheTextAlone() {
        for (AuthorizationRequest request : List.of(allowed(), denied())) {
            Decision decision = authorizer().decide(request);
            Explanation explanation = decision.explanation(request);

            assertThat(explanation.decision()).isEqualTo(decision);
            assertThat(explanation.toText()).startsWith(decision.verdict()).endsWith("\n");
            assertThat(explanation.policies())
                    .extracting(ExplainedPolicy::policyId)
                    .containsAll(
                            decision.reasons().stream().map(Reason::policyId).toList());
            assertThat(request.input().values())
                    .filteredOn(String.class::isInstance)
                    .noneSatisfy(value -> assertThat(explanation + "" + explanation.policies() + decision)
                            .contains((String) value));
        }
    }

    @Test
    void whatIsNotEnforcedIsToldOnlyWhereItDiffers() {
        for (AuthorizationRequest request : List.of(allowed(), denied())) {
            Decision decision = authorizer().decide(request);
            Decision unenforced = decision.unenforced();
            if (unenforced != null) {
                assertThat(unenforced.withProvenance(decision.provenance())).isNotEqualTo(decision);
            }
        }
    }

    @Test
    void answersTheSameEachTime() {
        Authorizer authorizer = authorizer();

        assertThat(authorizer.decide(denied())).isEqualTo(authorizer.decide(denied()));
        assertThat(authorizer.decide(allowed())).isEqualTo(authorizer.decide(allowed()));
    }

    @Test
    void answersTheSameOnManyThreads() throws Exception {
        Authorizer authorizer = authorizer();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> calls = IntStream.range(0, CALLS)
                    .<Callable<Boolean>>mapToObj(i -> () -> i % 2 == 0
                            ? authorizer.decide(allowed()) instanceof Decision.Allow
                            : authorizer.decide(denied()) instanceof Decision.Deny)
                    .toList();
            for (Future<Boolean> answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
