package dev.agentops.policy.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** Throws values of every kind, in the JSON form of the language. From small pools, so that two are often equal. */
final class Values {
    static final List<String> USERS = List.of("u0", "u1", "u2", "u3");
    static final List<String> GROUPS = List.of("g0", "g1", "g2", "g3");
    static final List<String> DOCS = List.of("d0", "d1", "d2", "d\"3");
    static final List<String> FOLDERS = List.of("f0", "f1", "f2");
    static final List<String> ROBOTS = List.of("r0");
    static final List<String> ACTIONS = List.of("read", "write", "list", "delete", "share");
    static final List<String> ACTION_GROUPS = List.of("reading", "writing", "any");
    static final List<String> TAGS = List.of("team", "grade", "zone");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> KINDS = List.of("k0", "k1", "k2", "k3", "k4", "k5");
    private static final List<String> DEPARTMENTS = List.of("hr", "it", "ops");
    private static final List<String> ODD = List.of("", "a*b", "ä\n\"q\"\\", "x\u0000y", "🙂", "red", "reddish");
    private static final List<String> COLORS = List.of("red", "green", "blue", "k0", "hr");
    private static final List<String> NUMERIC =
            List.of("1.5", "10.1.2.3", "2024-10-15", "1h30m", "-1ms", "1.23456", "01.2.3.4", "2024-02-30", "");
    private static final List<Long> EDGES =
            List.of(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE + 1, 1L << 32, 3037000500L);
    private static final List<String> DECIMALS =
            List.of("0.0", "1.0", "1.5", "1.50", "-0.0001", "2.25", "922337203685477.5807", "-922337203685477.5808");
    private static final List<String> ADDRESSES = List.of(
            "10.1.2.3", "10.0.0.0/8", "10.0.0.0/16", "10.0.0.0", "127.0.0.0/8", "127.0.0.0/7", "224.0.0.1", "::1");
    private static final List<String> WIDE_ADDRESSES =
            List.of("::/0", "2001:db8::/32", "2001:db8::", "ff02::1", "0.0.0.0/0", "1:2:3:4:5:6:7:8", "ff00::/7");
    private static final List<String> TIMES = List.of(
            "2024-10-15",
            "2024-10-15T11:35:00Z",
            "2024-10-15T11:35:00.500Z",
            "2024-10-15T11:35:00+0130",
            "1969-12-31T23:59:59.999Z",
            "1970-01-01",
            "0000-01-01",
            "9999-12-31T23:59:59Z");
    private static final List<String> DURATIONS = List.of(
            "0ms",
            "1d",
            "1d2h3m4s5ms",
            "-1h",
            "90m",
            "5400s",
            "-36h",
            "999ms",
            "9223372036854775807ms",
            "-9223372036854775808ms");

    private final Dice dice;
    private final boolean conforming;

    /**
     * Throws by the dice.
     *
     * @param conforming whether entities are only of the type that the schema declares
     */
    Values(Dice dice, boolean conforming) {
        this.dice = dice;
        this.conforming = conforming;
    }

    JsonNode of(Attribute attribute) {
        return switch (attribute) {
            case KIND -> JSON.textNode(dice.pick(KINDS));
            case DEPARTMENT -> JSON.textNode(dice.pick(DEPARTMENTS));
            case TEXT -> JSON.textNode(dice.pick(NUMERIC));
            case ODD -> JSON.textNode(dice.pick(ODD));
            case COUNT -> number(dice.chance(40) ? dice.pick(EDGES) : dice.between(-3, 9));
            case LEVEL -> number(dice.between(0, 4));
            default -> of(attribute.kind());
        };
    }

    JsonNode of(Kind kind) {
        return switch (kind) {
            case BOOL -> JSON.booleanNode(dice.chance(50));
            case LONG -> number(dice.chance(5) ? dice.pick(EDGES) : dice.between(-2, 6));
            case STRING -> JSON.textNode(dice.pick(COLORS));
            case ENTITY -> entity();
            case STRINGS -> array(() -> of(Kind.STRING));
            case LONGS -> array(() -> of(Attribute.LEVEL));
            case ENTITIES -> array(this::entity);
            case RECORD -> record();
            case DECIMAL -> extension("decimal", dice.pick(DECIMALS));
            case IP -> extension("ip", dice.pick(dice.chance(70) ? ADDRESSES : WIDE_ADDRESSES));
            case DATETIME -> extension("datetime", dice.pick(TIMES));
            case DURATION -> extension("duration", dice.pick(DURATIONS));
        };
    }

    private static JsonNode number(long number) {
        return JSON.numberNode(number);
    }

    private ObjectNode entity() {
        return switch (conforming ? 0 : dice.between(0, 9)) {
            case 0, 1, 2 -> entity("User", dice.pick(USERS));
            case 3, 4 -> entity("Group", dice.pick(GROUPS));
            case 5 -> entity("Doc", dice.pick(DOCS));
            case 6 -> entity("Folder", dice.pick(FOLDERS));
            case 7 -> entity("Shop::Robot", dice.pick(ROBOTS));
            case 8 -> entity("Action", dice.pick(dice.chance(50) ? ACTIONS : ACTION_GROUPS));
            default -> entity(dice.pick("User", "Doc"), "ghost");
        };
    }

    static ObjectNode entity(String type, String id) {
        ObjectNode value = JSON.objectNode();
        value.putObject("__entity").put("type", type).put("id", id);
        return value;
    }

    private static ObjectNode extension(String function, String argument) {
        ObjectNode value = JSON.objectNode();
        value.putObject("__extn").put("fn", function).put("arg", argument);
        return value;
    }

    private ArrayNode array(Supplier<JsonNode> element) {
        ArrayNode array = JSON.arrayNode();
        dice.some(0, 3, element).forEach(array::add);
        return array;
    }

    /** The members that {@link Attribute#PROFILE} has. */
    private ObjectNode record() {
        ObjectNode record = JSON.objectNode();
        record.set("city", of(Kind.STRING));
        record.set("age", of(Kind.LONG));
        ObjectNode deep = record.putObject("deep");
        deep.set("flag", of(Kind.BOOL));
        if (dice.chance(80)) {
            deep.set("name", of(Kind.STRING));
        }
        return record;
    }
}
