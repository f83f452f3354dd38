package dev.agentops.policy.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.Value;
import dev.agentops.policy.value.OfficialConditions.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Equality and membership, compared with the official engine. */
class EqualityTest {
    private static final long SEED = 20_260_805;
    private static final int PAIRS = 20_000;
    private static final int TRIPLES = 100_000;

    private final Random random = new Random(SEED);
    private final Values values = new Values(random);

    @Test
    void theOfficialEngineFindsTheSameValuesEqual() throws Exception {
        System.out.println("seed " + SEED);
        List<Map<String, Value>> rows = new ArrayList<>();
        int equal = 0;
        int in = 0;
        int all = 0;
        int any = 0;
        for (int i = 0; i < PAIRS; i++) {
            CedarSet set = values.set(3);
            Object one = set.isEmpty() || random.nextBoolean() ? values.any(3) : set.get(random.nextInt(set.size()));
            Object other = random.nextBoolean() ? values.again(one) : values.any(3);
            CedarSet some = subset(set);
            assertThat(one.equals(other)).isEqualTo(other.equals(one));
            assertThat(!one.equals(other) || one.hashCode() == other.hashCode()).isTrue();
            equal += one.equals(other) ? 1 : 0;
            in += set.contains(other) ? 1 : 0;
            all += set.containsAll(some) ? 1 : 0;
            any += set.containsAny(some) ? 1 : 0;
            Map<String, Value> row = new HashMap<>();
            row.put("one", Values.official(one));
            row.put("other", Values.official(other));
            row.put("set", Values.official(set));
            row.put("some", Values.official(some));
            row.put("equal", new PrimBool(one.equals(other)));
            row.put("within", new PrimBool(set.contains(other)));
            row.put("all", new PrimBool(set.containsAll(some)));
            row.put("every", new PrimBool(some.containsAll(set)));
            row.put("any", new PrimBool(set.containsAny(some)));
            row.put("none", new PrimBool(set.isEmpty()));
            rows.add(row);
        }

        assertThat(new OfficialConditions(
                                "(it.one == it.other) == it.equal",
                                "it.set.contains(it.other) == it.within",
                                "it.set.containsAll(it.some) == it.all",
                                "it.some.containsAll(it.set) == it.every",
                                "it.set.containsAny(it.some) == it.any",
                                "it.set.isEmpty() == it.none")
                        .disagreements(rows, Collections.nCopies(PAIRS, Collections.nCopies(6, Answer.TRUE))))
                .isEmpty();
        assertThat(List.of(equal, in, all, any))
                .allSatisfy(count -> assertThat(count).isBetween(PAIRS / 8, PAIRS * 7 / 8));
    }

    /** Some elements of a set, built anew, at times with another one. */
    private CedarSet subset(CedarSet set) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            if (random.nextBoolean()) {
                elements.add(values.again(set.get(i)));
            }
        }
        if (random.nextInt(3) == 0) {
            elements.add(values.any(2));
        }
        return CedarSet.of(elements);
    }

    @Test
    void theOrderIsTotalAndAgreesWithEquality() {
        for (int i = 0; i < TRIPLES; i++) {
            Object one = ValueOrder.canonical(values.any(2));
            Object two = ValueOrder.canonical(random.nextInt(4) == 0 ? values.again(one) : values.any(2));
            Object three = ValueOrder.canonical(values.any(2));
            int order = ValueOrder.INSTANCE.compare(one, two);

            assertThat(order == 0).isEqualTo(one.equals(two));
            assertThat(Integer.signum(ValueOrder.INSTANCE.compare(two, one))).isEqualTo(-Integer.signum(order));
            if (order <= 0 && ValueOrder.INSTANCE.compare(two, three) <= 0) {
                assertThat(ValueOrder.INSTANCE.compare(one, three)).isNotPositive();
            }
        }
    }
}
