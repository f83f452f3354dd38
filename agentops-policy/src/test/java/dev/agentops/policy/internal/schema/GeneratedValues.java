package dev.agentops.policy.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.internal.schema.DeclaredType.EntityOf;
import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.internal.schema.DeclaredType.SetOf;
import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarDuration;
import dev.agentops.policy.value.CedarIp;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Generated values of declared types, damaged ones among them, and both forms in which files write them. */
final class GeneratedValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<Scalar> SCALARS = List.of(
            Scalar.STRING, Scalar.BOOL, Scalar.LONG, Scalar.DECIMAL, Scalar.IP, Scalar.DATETIME, Scalar.DURATION);

    private final Random random;
    /** One of so many values is damaged; none when 0. */
    private final int damage;

    GeneratedValues(Random random, int damage) {
        this.random = random;
        this.damage = damage;
    }

    CedarRecord record(RecordOf type) {
        Map<String, Object> members = new HashMap<>();
        type.attributes().forEach((name, attribute) -> {
            if (attribute.required() ? !isDamaged() : random.nextBoolean()) {
                members.put(name, value(attribute.type()));
            }
        });
        if (damage > 0 && isDamaged()) {
            members.put(GeneratedSchema.NAMES.get(random.nextInt(5)) + "+", 1L);
        }
        return CedarRecord.of(members);
    }

    private boolean isDamaged() {
        return damage > 0 && random.nextInt(damage) == 0;
    }

    Object value(DeclaredType type) {
        if (isDamaged()) {
            return damaged(type);
        }
        if (type instanceof EntityOf entity) {
            return entity(entity);
        } else if (type instanceof SetOf set) {
            return CedarSet.of(IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> value(set.element()))
                    .toList());
        } else if (type instanceof RecordOf declared) {
            return record(declared);
        }
        return scalar((Scalar) type);
    }

    /** Text, and numbers, would be read as values of an extension type: instead of those there are others. */
    private Object damaged(DeclaredType type) {
        boolean text = type == Scalar.LONG || type == Scalar.BOOL || !(type instanceof Scalar);
        return switch (random.nextInt(6)) {
            case 0 -> text ? "x" : (Object) (random.nextInt(2) == 0);
            case 1 -> CedarSet.of(true);
            case 2 -> CedarRecord.of(Map.of("zz", true));
            case 3 -> new EntityUid("Color", random.nextBoolean() ? "red" : "blue");
            case 4 -> new EntityUid("Nobody", "");
            default -> scalar(SCALARS.get((type == Scalar.DECIMAL ? 3 : 1) + random.nextInt(4)));
        };
    }

    private EntityUid entity(EntityOf type) {
        List<String> ids = type.ids().isEmpty()
                ? List.of("e0", "e1", "all", "every", "\" \\")
                : type.ids().stream().sorted().toList();
        return new EntityUid(type.type(), ids.get(random.nextInt(ids.size())));
    }

    private Object scalar(Scalar type) {
        long number = random.nextInt(1_000) - 500L;
        return switch (type) {
            case STRING, UNKNOWN ->
                List.of("", "x", "1.0", "\u00e4 \"\\", "\ud83d\ude00").get(random.nextInt(5));
            case BOOL -> random.nextBoolean();
            case LONG -> number;
            case DECIMAL -> new CedarDecimal(number * 25);
            case IP -> CedarIp.parse(random.nextBoolean() ? "10.0.0.1/" + random.nextInt(33) : "::1");
            case DATETIME -> new CedarDateTime(number * 86_400_001);
            case DURATION -> new CedarDuration(number * 1_001);
        };
    }

    /** In the JSON form of the language; where the type allows it, in the short one. */
    JsonNode json(Object value, DeclaredType type) {
        if (value instanceof String text) {
            return JSON.textNode(text);
        } else if (value instanceof Long number) {
            return JSON.numberNode(number);
        } else if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        } else if (value instanceof EntityUid uid) {
            ObjectNode plain = JSON.objectNode().put("type", uid.type()).put("id", uid.id());
            return type instanceof EntityOf && random.nextBoolean()
                    ? plain
                    : JSON.objectNode().set("__entity", plain);
        } else if (value instanceof CedarSet set) {
            ArrayNode array = JSON.arrayNode();
            IntStream.range(0, set.size()).forEach(i -> array.add(json(set.get(i), type.element())));
            return array;
        } else if (value instanceof CedarRecord record) {
            ObjectNode object = JSON.objectNode();
            record.forEach((name, member) -> object.set(name, json(member, type.member(name))));
            return object;
        }
        return extension(value, type);
    }

    private JsonNode extension(Object value, DeclaredType type) {
        ObjectNode call = JSON.objectNode().put("fn", function(value)).put("arg", value.toString());
        return switch (type == Scalar.UNKNOWN ? 0 : random.nextInt(3)) {
            case 0 -> JSON.objectNode().set("__extn", call);
            case 1 -> call;
            default -> JSON.textNode(value.toString());
        };
    }

    private static String function(Object value) {
        if (value instanceof CedarDecimal) {
            return "decimal";
        } else if (value instanceof CedarIp) {
            return "ip";
        }
        return value instanceof CedarDateTime ? "datetime" : "duration";
    }

    /** In the words of policies. */
    static String text(Object value) {
        if (value instanceof String text) {
            return quoted(text);
        } else if (value instanceof CedarSet set) {
            return IntStream.range(0, set.size())
                    .mapToObj(i -> text(set.get(i)))
                    .collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof CedarRecord record) {
            return record.entrySet().stream()
                    .map(member -> quoted(member.getKey()) + ": " + text(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof Long || value instanceof Boolean || value instanceof EntityUid) {
            return value.toString();
        }
        return function(value) + "(" + quoted(value.toString()) + ")";
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
