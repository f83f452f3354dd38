package dev.agentops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** What the mutations of a catalogue draw. */
final class Draws {
    private Draws() {}

    static int between(Random random, int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    static String oneOf(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        random.ints(count, 0, 10).forEach(digits::append);
        return digits.toString();
    }

    /** Another of the recorded customers, or one that nobody recorded. */
    static Mutation.Change foreignCustomer(String argument, List<String> customers, String prefix, int digits) {
        return (arguments, random) -> {
            String own = arguments.path(argument).asText();
            List<String> others =
                    customers.stream().filter(id -> !id.equals(own)).toList();
            arguments.put(
                    argument,
                    random.nextBoolean() || others.isEmpty()
                            ? prefix + digits(random, digits)
                            : others.get(random.nextInt(others.size())));
        };
    }

    static BigDecimal fraction(Random random, int leastUnscaled, int mostUnscaled, int scale) {
        return BigDecimal.valueOf(between(random, leastUnscaled, mostUnscaled), scale);
    }

    static void fillPassengers(ObjectNode arguments, Random random) {
        ArrayNode passengers = (ArrayNode) arguments.path("passengers");
        JsonNode first = passengers.get(0);
        int wanted = between(random, 6, 9);
        for (int i = passengers.size(); i < wanted; i++) {
            ObjectNode copy = first.deepCopy();
            passengers.add(copy.put("first_name", copy.path("first_name").asText() + i));
        }
    }

    static void unknownPaymentKind(ObjectNode arguments, Random random) {
        String id =
                oneOf(random, "paypal_", "Certificate_", "CREDIT_CARD_", " certificate_", "gift_card_1, credit_card_")
                        + digits(random, 7);
        JsonNode first = arguments.path("payment_methods").path(0);
        (first instanceof ObjectNode payment ? payment : arguments).put("payment_id", id);
    }

    static void tooManyPayments(ObjectNode arguments, Random random) {
        String kind = oneOf(random, "certificate_", "credit_card_", "gift_card_");
        ArrayNode methods = arguments.putArray("payment_methods");
        int count = kind.equals("gift_card_") ? 4 : 2;
        for (int i = 0; i < count; i++) {
            methods.addObject().put("payment_id", kind + digits(random, 7)).put("amount", between(random, 1, 500));
        }
    }
}
