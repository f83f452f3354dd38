package dev.agentops.examples.quickstart;

import dev.agentops.eval.ExpectedTrajectory;
import dev.agentops.examples.quickstart.ScriptedModel.Plan;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import java.util.List;
import java.util.Map;

/**
 * One conversation of the script.
 *
 * @param sessionId the id of its session
 * @param customer who speaks, as the shop's login would have authenticated them
 * @param userMessages what they say
 * @param expected the tool calls that a good agent makes
 */
record Conversation(String sessionId, Principal customer, List<String> userMessages, ExpectedTrajectory expected) {
    private static final Principal ALICE = customer("alice");
    private static final Principal BOB = customer("bob");

    private static final String BY_LETTER = "Please contact me by letter only.";
    private static final String REFUND = "My desk lamp, order O-1001, is broken. I want my money back.";
    private static final String WHAT_IS_KNOWN = "How do I want to be contacted?";
    private static final String WHERE_IS_IT = "Where is my order O-2010?";

    /** Copies the list. */
    Conversation {
        userMessages = List.copyOf(userMessages);
    }

    /** All of them: Alice's, Bob's, and Alice's again. */
    static List<Conversation> all() {
        return List.of(
                new Conversation(
                        "alice-1",
                        ALICE,
                        List.of(BY_LETTER, REFUND),
                        ExpectedTrajectory.ofTools("remember_preference", "get_order", "refund_order")),
                new Conversation(
                        "bob-1",
                        BOB,
                        List.of(WHAT_IS_KNOWN, WHERE_IS_IT),
                        ExpectedTrajectory.ofTools("recall_preferences", "get_order", "list_orders")),
                new Conversation(
                        "alice-2", ALICE, List.of(WHAT_IS_KNOWN), ExpectedTrajectory.ofTools("recall_preferences")));
    }

    /** What the model does about each message. */
    static Map<String, Plan> plans() {
        return Map.of(
                BY_LETTER,
                new Plan("call remember_preference(about=contact, text=by letter only)", "I will remember that."),
                REFUND,
                new Plan(
                        "call get_order(customer_id=alice, order_id=O-1001)"
                                + " call refund_order(customer_id=alice, order_id=O-1001, amount_cents=2500)",
                        "Your money is on its way."),
                WHAT_IS_KNOWN,
                new Plan("call recall_preferences()", "What I know of you: {last}"),
                WHERE_IS_IT,
                new Plan(
                        "call get_order(customer_id=bob, order_id=O-2010) call list_orders(customer_id=bob)",
                        "I found only these: {last}"));
    }

    private static Principal customer(String id) {
        return Principal.builder("acme", id, Authentication.inProcess("shop-login"))
                .tag("email", id + "@customers.example")
                .build();
    }
}
