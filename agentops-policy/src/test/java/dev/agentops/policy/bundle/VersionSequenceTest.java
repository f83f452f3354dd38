package dev.agentops.policy.bundle;

import static dev.agentops.policy.bundle.Bundles.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** In whatever order bundles turn up, good and bad, versions in force only go upward. */
class VersionSequenceTest {
    private static final int SEQUENCES = 60;
    private static final int STEPS = 50;

    private final Random random = new Random(seed());
    private final Map<String, byte[]> made = new HashMap<>();
    private final List<Long> inForce = new ArrayList<>();
    private int swaps;
    private int refusals;

    private static long seed() {
        long seed = 20_261_125L;
        System.out.println("VersionSequenceTest seed " + seed);
        return seed;
    }

    @Test
    void versionsInForceOnlyGoUpward() {
        for (int i = 0; i < SEQUENCES; i++) {
            sequence();
        }
        assertThat(swaps).isGreaterThan(SEQUENCES * 3);
        assertThat(refusals).isGreaterThan(SEQUENCES * STEPS / 4);
    }

    private void sequence() {
        AtomicReference<byte[]> place = new AtomicReference<>(archive(1 + random.nextInt(5), ""));
        BundleTrust trust = BundleTrust.requireSignature(Bundles.KEY.trusted());
        PolicyReloader<String> reloader = PolicyReloader.builder(
                        () -> BundleSource.readArchive("shop.zip", place.get(), trust, FolderRules.everything()),
                        VersionSequenceTest::compile)
                .start();
        inForce.clear();
        inForce.add(reloader.version().number());
        for (int step = 0; step < STEPS; step++) {
            place.set(next());
            check(reloader, random.nextBoolean() ? reloader.reload() : reloader.poll());
        }
        assertThat(inForce).isSorted().doesNotHaveDuplicates();
    }

    private void check(PolicyReloader<String> reloader, ReloadOutcome outcome) {
        long before = inForce.get(inForce.size() - 1);
        long now = reloader.version().number();
        if (outcome instanceof ReloadOutcome.Swapped) {
            assertThat(now).isGreaterThan(before);
            inForce.add(now);
            swaps++;
        } else {
            assertThat(now).isEqualTo(before);
            refusals += outcome instanceof ReloadOutcome.Rejected ? 1 : 0;
        }
        assertThat(reloader.current()).startsWith("compiled " + now + " ");
    }

    private byte[] next() {
        long version = 1L + random.nextInt(40);
        return switch (random.nextInt(5)) {
            case 0 -> archive(version, "other " + random.nextInt(3));
            case 1 -> archive(version, "broken");
            case 2 -> archive(version, "forged");
            default -> archive(version, "");
        };
    }

    private byte[] archive(long version, String content) {
        SigningKey.Pair key = content.equals("forged") ? Bundles.OTHER_KEY : Bundles.KEY;
        return made.computeIfAbsent(
                version + content,
                any -> BundleWriter.create("shop", version)
                        .add("a.cedar", bytes(content))
                        .archive(key.signing()));
    }

    private static String compile(PolicyBundle bundle) {
        int size = bundle.file("a.cedar").orElseThrow().size();
        if (size == bytes("broken").length) {
            throw new IllegalArgumentException("is broken");
        }
        return "compiled " + bundle.version().number() + " of " + size + " bytes";
    }
}
