package dev.agentops.cli;

import static dev.agentops.cli.Draws.between;
import static dev.agentops.cli.Draws.digits;
import static dev.agentops.cli.Draws.fraction;
import static dev.agentops.cli.Draws.oneOf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The mutations that {@code examples/policies/<domain>/mutations.md} lists. */
final class MutationCatalogue {
    private static final Map<String, Integer> FREE_BAGS = Map.of("basic_economy", 10, "economy", 15, "business", 20);
    private static final Set<String> BAGS = Set.of("book_reservation", "update_reservation_baggages");
    private static final Set<String> REPLACING = Set.of("modify_pending_order_items", "exchange_delivered_order_items");

    private MutationCatalogue() {}

    static List<Mutation> of(Examples example, List<String> customers) {
        return switch (example) {
            case AIRLINE -> airline(customers);
            case RETAIL -> retail(customers);
            case TELECOM -> telecom(customers);
        };
    }

    private static List<Mutation> airline(List<String> customers) {
        return List.of(
                Mutation.of(
                        "foreign-customer",
                        "airline-own-records",
                        Set.of("get_user_details", "book_reservation", "send_certificate"),
                        Draws.foreignCustomer("user_id", customers, "customer_", 6)),
                Mutation.of(
                        "paid-bags-over-all-bags",
                        "airline-bag-counts",
                        BAGS,
                        (arguments, random) -> arguments.put(
                                "nonfree_baggages",
                                arguments.path("total_baggages").asInt() + between(random, 1, 20))),
                Mutation.of(
                        "negative-paid-bags",
                        "airline-bag-counts",
                        BAGS,
                        (arguments, random) -> arguments.put("nonfree_baggages", -between(random, 1, 20))),
                Mutation.of(
                        "free-bags-over-limit-booking",
                        "airline-free-bags-of-booking",
                        Set.of("book_reservation"),
                        MutationCatalogue::freeBagsOfBooking),
                Mutation.of(
                        "free-bags-over-limit-change",
                        "airline-free-bags-of-change",
                        Set.of("update_reservation_baggages"),
                        (arguments, random) -> arguments.put(
                                "total_baggages",
                                arguments.path("nonfree_baggages").asInt() + between(random, 21, 60))),
                Mutation.of(
                        "bags-removed",
                        "airline-bags-are-only-added",
                        Set.of("update_reservation_baggages"),
                        (arguments, random) ->
                                arguments.put("total_baggages", 0).put("nonfree_baggages", 0)),
                Mutation.of(
                        "change-paid-by-certificate",
                        "airline-change-paid-by-card",
                        Set.of("update_reservation_flights"),
                        (arguments, random) -> arguments.put("payment_id", "certificate_" + digits(random, 7))),
                Mutation.of(
                        "certificate-over-limit",
                        "airline-certificate-amount",
                        Set.of("send_certificate"),
                        (arguments, random) -> arguments.put("amount", between(random, 501, 5000))),
                Mutation.of(
                        "certificate-off-scale",
                        "airline-certificate-amount",
                        Set.of("send_certificate"),
                        (arguments, random) ->
                                arguments.put("amount", 50 * between(random, 0, 9) + between(random, 1, 49))),
                Mutation.of(
                        "certificate-with-cents",
                        "airline-certificate-amount",
                        Set.of("send_certificate"),
                        (arguments, random) -> arguments.put(
                                "amount",
                                arguments.path("amount").decimalValue().add(fraction(random, 1, 99, 2)))),
                Mutation.of(
                        "too-many-passengers",
                        "(admit)",
                        Set.of("book_reservation", "update_reservation_passengers"),
                        Draws::fillPassengers),
                Mutation.of(
                        "too-many-of-a-payment-kind", "(admit)", Set.of("book_reservation"), Draws::tooManyPayments),
                Mutation.of(
                        "unknown-payment-kind",
                        "(admit)",
                        Set.of("book_reservation", "update_reservation_baggages", "update_reservation_flights"),
                        Draws::unknownPaymentKind));
    }

    private static void freeBagsOfBooking(ObjectNode arguments, Random random) {
        int limit = FREE_BAGS.get(arguments.path("cabin").asText());
        int paid = arguments.path("nonfree_baggages").asInt();
        arguments.put("total_baggages", paid + limit + between(random, 1, 40));
    }

    private static List<Mutation> retail(List<String> customers) {
        return List.of(
                Mutation.of(
                        "foreign-customer",
                        "retail-own-records",
                        Set.of("get_user_details", "modify_user_address"),
                        Draws.foreignCustomer("user_id", customers, "customer_", 6)),
                Mutation.of(
                        "other-cancel-reason",
                        "retail-cancel-reason",
                        Set.of("cancel_pending_order"),
                        (arguments, random) -> arguments.put(
                                "reason",
                                oneOf(
                                        random,
                                        "changed my mind",
                                        "found it cheaper",
                                        "arrives too late",
                                        "wrong address",
                                        "No Longer Needed",
                                        "ordered by mistake.",
                                        ""))),
                Mutation.of(
                        "unknown-payment-kind",
                        "retail-payment-kinds",
                        Set.of(
                                "modify_pending_order_items",
                                "exchange_delivered_order_items",
                                "modify_pending_order_payment",
                                "return_delivered_order_items"),
                        (arguments, random) -> arguments.put(
                                "payment_method_id",
                                oneOf(random, "certificate_", "debit_card_", "bank_account_", "invoice_", "cash_")
                                        + digits(random, 7))),
                Mutation.of(
                        "no-replacement",
                        "retail-items-have-replacements",
                        REPLACING,
                        (arguments, random) -> arguments.putArray("new_item_ids")),
                Mutation.of(
                        "nothing-to-replace",
                        "retail-items-have-replacements",
                        REPLACING,
                        (arguments, random) -> arguments.putArray("item_ids")),
                Mutation.of(
                        "nothing-to-return",
                        "retail-return-names-items",
                        Set.of("return_delivered_order_items"),
                        (arguments, random) -> arguments.putArray("item_ids")),
                Mutation.of(
                        "item-replaced-by-itself",
                        "retail-modified-items-differ",
                        Set.of("modify_pending_order_items"),
                        MutationCatalogue::replaceByItself),
                Mutation.of(
                        "two-payment-methods",
                        "retail-single-payment-method",
                        Set.of("modify_pending_order_payment"),
                        (arguments, random) -> arguments.put(
                                "payment_method_id",
                                arguments.path("payment_method_id").asText()
                                        + oneOf(random, ",", ", ", ";", " and ", "&", "/", "\t", "")
                                        + "gift_card_"
                                        + digits(random, 7))),
                Mutation.of(
                        "no-email-address",
                        "retail-identify-by-email-address",
                        Set.of("find_user_id_by_email"),
                        MutationCatalogue::spoilEmail),
                Mutation.of(
                        "blank-name-or-zip",
                        "retail-identify-by-name-and-zip",
                        Set.of("find_user_id_by_name_zip"),
                        (arguments, random) -> arguments.put(
                                oneOf(random, "first_name", "last_name", "zip"), oneOf(random, "", " "))));
    }

    private static void spoilEmail(ObjectNode arguments, Random random) {
        String email = arguments.path("email").asText();
        String name = email.replaceFirst("@.*", "");
        arguments.put("email", oneOf(random, name, email.substring(name.length()), name + "@", "@"));
    }

    private static void replaceByItself(ObjectNode arguments, Random random) {
        ArrayNode items = (ArrayNode) arguments.path("item_ids");
        ArrayNode replacements = (ArrayNode) arguments.path("new_item_ids");
        String item = items.get(random.nextInt(items.size())).asText();
        replacements.set(random.nextInt(replacements.size()), TextNode.valueOf(item));
    }

    private static List<Mutation> telecom(List<String> customers) {
        return List.of(
                Mutation.of(
                                "foreign-customer",
                                "telecom-own-records",
                                Set.of(
                                        "get_customer_by_id",
                                        "get_bills_for_customer",
                                        "get_data_usage",
                                        "send_payment_request",
                                        "suspend_line",
                                        "resume_line",
                                        "refuel_data",
                                        "enable_roaming",
                                        "disable_roaming"),
                                Draws.foreignCustomer("customer_id", customers, "C9", 5))
                        .where(arguments -> arguments.has("customer_id")),
                Mutation.of(
                        "foreign-phone-number",
                        "telecom-own-phone-number",
                        Set.of("get_customer_by_phone"),
                        (arguments, random) ->
                                arguments.put("phone_number", "555-" + digits(random, 3) + "-9" + digits(random, 4))),
                Mutation.of(
                                "actor-without-phone-tag",
                                "telecom-own-phone-number",
                                Set.of("get_customer_by_phone"),
                                (arguments, random) -> {})
                        .losingTags(),
                refuel(
                        "refuel-over-limit",
                        "telecom-refuel-at-most-2-gb",
                        (arguments, random) -> arguments.put("gb_amount", between(random, 3, 100))),
                refuel(
                        "refuel-just-over-limit",
                        "telecom-refuel-at-most-2-gb",
                        (arguments, random) -> arguments.put("gb_amount", fraction(random, 20_001, 29_999, 4))),
                refuel("refuel-nothing-or-less", "telecom-refuel-adds-data", MutationCatalogue::refuelNothing),
                Mutation.of(
                                "suspend-without-ground",
                                "telecom-suspension-grounds",
                                Set.of("get_data_usage", "resume_line", "enable_roaming", "disable_roaming"),
                                (arguments, random) -> arguments.put(
                                        "reason",
                                        oneOf(
                                                random,
                                                "customer request",
                                                "going on holiday",
                                                "lost phone",
                                                "testing",
                                                "")))
                        .becoming("suspend_line"),
                Mutation.of(
                                "name-lookup-without-birth-date",
                                "telecom-name-lookup-needs-birth-date",
                                Set.of("get_customer_by_phone"),
                                (arguments, random) -> arguments
                                        .put("full_name", "A Customer")
                                        .put("dob", oneOf(random, "", " ", "  ", "\t", "unknown", "N/A"))
                                        .remove("phone_number"))
                        .becoming("get_customer_by_name"));
    }

    private static Mutation refuel(String name, String policy, Mutation.Change change) {
        return Mutation.of(name, policy, Set.of("refuel_data"), change);
    }

    private static void refuelNothing(ObjectNode arguments, Random random) {
        switch (random.nextInt(3)) {
            case 0 -> arguments.put("gb_amount", 0);
            case 1 -> arguments.put("gb_amount", -between(random, 1, 50));
            default -> arguments.put("gb_amount", fraction(random, 1, 9_999, 4).negate());
        }
    }
}
