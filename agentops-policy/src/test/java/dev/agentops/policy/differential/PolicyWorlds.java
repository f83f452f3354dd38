package dev.agentops.policy.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Throws whole worlds. */
final class PolicyWorlds {
    /** Parsing the policies of a world costs as much as a few dozen decisions. */
    static final int REQUESTS = 30;

    private static final int SCHEMA_SHARE = 15;

    private PolicyWorlds() {}

    /** The world of a seed: always the same one. */
    static PolicyWorld of(long seed) {
        Dice dice = new Dice(seed);
        boolean schema = dice.chance(SCHEMA_SHARE);
        Expressions expressions = new Expressions(dice, dice.pick(0, 1, 3));
        Policies policies = new Policies(dice, expressions);
        Records records = new Records(dice, schema, expressions.attributes().ofEntities());
        List<ObjectNode> entities = new Entities(dice, schema, records).all();
        Questions questions = new Questions(dice, schema, records);
        int count = size(dice);
        return PolicyWorld.of(
                seed,
                schema ? WorldSchema.TEXT : null,
                dice.some(count, count, policies::policy),
                entities,
                dice.some(REQUESTS, REQUESTS, questions::request));
    }

    private static int size(Dice dice) {
        return switch (dice.between(0, 19)) {
            case 0 -> dice.between(2, 4);
            case 1, 2, 3, 4, 5 -> dice.between(13, 30);
            case 6 -> dice.between(31, 200);
            default -> dice.between(5, 12);
        };
    }
}
