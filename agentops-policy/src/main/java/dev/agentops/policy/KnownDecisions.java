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

    /** Of one policy that reads no more arguments than these, every decision is kept. */
    private static final int MOST_ARGUMENTS = 4;

    private final List<PolicyFacts> policies;
    private final Maker maker;
    private final @Nullable Entry[] places = new Entry[WAYS << BITS];
    private final @Nullable Decision[] ofNone = new Decision[2];
    private final @Nullable Decision[][] ofOne;

    /** All fields are final and the array is never written again, so that a thread which sees an entry sees all of it. */
    private static final class Entry {
        private final boolean softened;
        private final boolean forbids;
        private final int[] determining;
        private final Decision decision;

        Entry(boolean softened, boolean forbids, int[] determining, Decision decision) {
            this.softened = softened;
            this.forbids = forbids;
            this.determining = determining;
            this.decision = decision;
        }
    }

    /** Makes a decision. */
    interface Maker {
        /** Made of what was found. */
        Decision make(Findings findings, boolean softened, Set<String> sent);
    }

    KnownDecisions(List<PolicyFacts> policies, Maker maker) {
        this.policies = policies;
        this.maker = maker;
        this.ofOne = new Decision[policies.size()][];
    }

    /** The decision for findings without errors and without policies that only log. */
    Decision of(Findings findings, boolean softened, JsonObject input) {
        List<CompiledPolicy> determining = findings.forbids().isEmpty() ? findings.permits() : findings.forbids();
        if (determining.isEmpty()) {
            return ofNone(findings, softened, input);
        }
        int position = determining.get(0).position();
        return determining.size() == 1 && policies.get(position).arguments().size() <= MOST_ARGUMENTS
                ? ofOne(position, findings, softened, input)
                : ofMany(determining, findings, softened, input);
    }

    private Decision ofNone(Findings findings, boolean softened, JsonObject input) {
        int place = softened ? 1 : 0;
        Decision known = ofNone[place];
        if (known == null) {
            known = maker.make(findings, softened, input.keySet());
            ofNone[place] = known;
        }
        return known;
    }

    private Decision ofOne(int position, Findings findings, boolean softened, JsonObject input) {
        PolicyFacts policy = policies.get(position);
        @Nullable Decision[] known = ofOne[position];
        if (known == null) {
            known = new Decision[2 << policy.arguments().size()];
            ofOne[position] = known;
        }
        int place = 2 * policy.sent(input) + (softened ? 1 : 0);
        Decision decision = known[place];
        if (decision == null) {
            decision = maker.make(findings, softened, input.keySet());
            known[place] = decision;
        }
        return decision;
    }

    private Decision ofMany(List<CompiledPolicy> determining, Findings findings, boolean softened, JsonObject input) {
        boolean forbids = !findings.forbids().isEmpty();
        int first = ((hash(determining, input) * SPREAD) >>> (Integer.SIZE - BITS)) * WAYS;
        for (int place = first; place < first + WAYS; place++) {
            Entry entry = places[place];
            if (entry != null
                    && entry.softened == softened
                    && entry.forbids == forbids
                    && isOf(entry.determining, determining, input)) {
                return entry.decision;
            }
        }
        Decision decision = maker.make(findings, softened, input.keySet());
        System.arraycopy(places, first, places, first + 1, WAYS - 1);
        places[first] = new Entry(softened, forbids, key(determining, input), decision);
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
