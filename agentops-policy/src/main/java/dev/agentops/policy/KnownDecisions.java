package dev.agentops.policy;

import dev.agentops.authorization.Decision;
import dev.agentops.json.JsonObject;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.engine.Findings;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decisions without errors that were made not long ago, found by the policies that applied and by which of the arguments they
 * read were sent: a fixed number of them. Thread-safe without locks: each has {@value #WAYS} places that it shares with
 * others, and of more than these the ones that came first are made again.
 */
final class KnownDecisions {
    private static final int BITS = 10;
    private static final int WAYS = 4;
    private static final int SPREAD = 0x9E3779B9;

    private final List<PolicyFacts> policies;
    private final @Nullable Entry[] places = new Entry[WAYS << BITS];

    /** All fields are final and the arrays are never written again, so that a thread which sees an entry sees all of it. */
    private static final class Entry {
        private final boolean softened;
        private final int[] permits;
        private final int[] forbids;
        private final Decision decision;

        Entry(boolean softened, int[] permits, int[] forbids, Decision decision) {
            this.softened = softened;
            this.permits = permits;
            this.forbids = forbids;
            this.decision = decision;
        }
    }

    /** Makes a decision. */
    interface Maker {
        /** Made of what was found. */
        Decision make(Findings findings, boolean softened, Set<String> sent);
    }

    KnownDecisions(List<PolicyFacts> policies) {
        this.policies = policies;
    }

    /** The decision for findings without errors. */
    Decision of(Findings findings, boolean softened, JsonObject input, Maker maker) {
        int hash = 31 * hash(findings.permits(), input) + hash(findings.forbids(), input);
        int first = ((hash * SPREAD) >>> (Integer.SIZE - BITS)) * WAYS;
        for (int place = first; place < first + WAYS; place++) {
            Entry entry = places[place];
            if (entry != null && isOf(entry, findings, softened, input)) {
                return entry.decision;
            }
        }
        Decision decision = maker.make(findings, softened, input.keySet());
        System.arraycopy(places, first, places, first + 1, WAYS - 1);
        places[first] = new Entry(softened, key(findings.permits(), input), key(findings.forbids(), input), decision);
        return decision;
    }

    @SuppressWarnings("ForLoopReplaceableByForEach") // an iterator would be an allocation on the hot path
    private int hash(List<CompiledPolicy> applied, JsonObject input) {
        int hash = applied.size();
        for (int i = 0; i < applied.size(); i++) {
            int position = applied.get(i).position();
            hash = 31 * (31 * hash + position) + policies.get(position).sent(input);
        }
        return hash;
    }

    private boolean isOf(Entry entry, Findings findings, boolean softened, JsonObject input) {
        return entry.softened == softened
                && isOf(entry.permits, findings.permits(), input)
                && isOf(entry.forbids, findings.forbids(), input);
    }

    private boolean isOf(int[] key, List<CompiledPolicy> applied, JsonObject input) {
        if (key.length != 2 * applied.size()) {
            return false;
        }
        for (int i = 0; i < applied.size(); i++) {
            int position = applied.get(i).position();
            if (key[2 * i] != position
                    || key[2 * i + 1] != policies.get(position).sent(input)) {
                return false;
            }
        }
        return true;
    }

    private int[] key(List<CompiledPolicy> applied, JsonObject input) {
        int[] key = new int[2 * applied.size()];
        for (int i = 0; i < applied.size(); i++) {
            int position = applied.get(i).position();
            key[2 * i] = position;
            key[2 * i + 1] = policies.get(position).sent(input);
        }
        return key;
    }
}
