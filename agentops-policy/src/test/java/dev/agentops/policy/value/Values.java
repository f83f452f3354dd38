package dev.agentops.policy.value;

import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.DateTime;
import com.cedarpolicy.value.Decimal;
import com.cedarpolicy.value.Duration;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.IpAddress;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.agentops.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Generated values of all types, few of each, so that equal ones meet; and the same in the words of the official engine. */
final class Values {
    private static final String[] NAMES = {"a", "b", "c", "odd name", ""};
    private static final String[] STRINGS = {"", "a", "1", "true", "1.0", "Aa", "BB", "\u00e4", "\ud83d\ude00", "\uffff"
    };
    private static final String[] TYPES = {"User", "Shop::User"};

    private final Random random;

    Values(Random random) {
        this.random = random;
    }

    Object any(int depth) {
        int kinds = depth == 0 ? 8 : 12;
        return switch (random.nextInt(kinds)) {
            case 0, 1 -> pick(STRINGS);
            case 2 -> (long) random.nextInt(3);
            case 3 -> random.nextBoolean();
            case 4 -> new EntityUid(pick(TYPES), pick(STRINGS));
            case 5 -> new CedarDecimal(random.nextInt(2) * 10_000L);
            case 6 ->
                random.nextBoolean() ? new CedarDateTime(random.nextInt(2)) : new CedarDuration(random.nextInt(2));
            case 7 -> CedarIp.parse(random.nextBoolean() ? "::1" : "1.2.3.4/" + random.nextInt(2));
            case 8, 9 -> set(depth);
            default -> record(depth);
        };
    }

    CedarSet set(int depth) {
        return CedarSet.of(elements(depth));
    }

    private List<Object> elements(int depth) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> any(depth - 1))
                .toList();
    }

    private Map<String, Object> record(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(pick(NAMES), any(depth - 1));
        }
        return shaped(members);
    }

    /** The same members in one of the shapes that a record has at run time. */
    Map<String, Object> shaped(Map<String, Object> members) {
        return switch (random.nextInt(3)) {
            case 0 -> CedarRecord.of(members);
            case 1 -> members.values().stream().allMatch(Values::isJson) ? JsonObject.copyOf(members) : members;
            default -> members;
        };
    }

    private static boolean isJson(Object value) {
        return value instanceof String
                || value instanceof Long
                || value instanceof Boolean
                || (value instanceof Map<?, ?> members
                        && members.values().stream().allMatch(Values::isJson));
    }

    /** An equal value, built in another order. */
    Object again(Object value) {
        if (value instanceof CedarSet set) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < set.size(); i++) {
                elements.addAll(Collections.nCopies(1 + random.nextInt(2), again(set.get(i))));
            }
            Collections.shuffle(elements, random);
            return CedarSet.of(elements);
        } else if (value instanceof Map<?, ?> members) {
            List<Map.Entry<?, ?>> entries = new ArrayList<>(members.entrySet());
            Collections.shuffle(entries, random);
            Map<String, Object> shuffled = new LinkedHashMap<>();
            entries.forEach(entry -> shuffled.put((String) entry.getKey(), again(entry.getValue())));
            return shaped(shuffled);
        }
        return value;
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }

    static Value official(Object value) {
        if (value instanceof String text) {
            return new PrimString(text);
        } else if (value instanceof Long number) {
            return new PrimLong(number);
        } else if (value instanceof Boolean truth) {
            return new PrimBool(truth);
        } else if (value instanceof EntityUid uid) {
            return new EntityUID(EntityTypeName.parse(uid.type()).orElseThrow(), uid.id());
        } else if (value instanceof CedarDecimal decimal) {
            return new Decimal(decimal.toString());
        } else if (value instanceof CedarDateTime moment) {
            return new DateTime(moment.toString());
        } else if (value instanceof CedarDuration span) {
            return new Duration(span.toString());
        } else if (value instanceof CedarIp ip) {
            return new IpAddress(ip.toString());
        } else if (value instanceof CedarSet set) {
            return new CedarList(IntStream.range(0, set.size())
                    .mapToObj(i -> official(set.get(i)))
                    .toList());
        }
        Map<String, Value> members = new HashMap<>();
        ((Map<?, ?>) value).forEach((name, member) -> members.put((String) name, official(member)));
        return new CedarMap(members);
    }
}
