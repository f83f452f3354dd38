package dev.agentops.policy.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Readers go on while bundles are exchanged and refused by several at once. */
class SwapUnderLoadTest {
    private static final int SWAPS = 100;
    private static final int READERS = 4;
    private static final int RELOADERS = 2;

    private final AtomicReference<byte[]> place = new AtomicReference<>(archive(1));
    private final AtomicBoolean done = new AtomicBoolean();
    private final PolicyReloader<Pair> reloader = PolicyReloader.builder(
                    () -> BundleSource.readArchive(
                            "shop.zip",
                            place.get(),
                            BundleTrust.requireSignature(Bundles.KEY.trusted()),
                            FolderRules.everything()),
                    SwapUnderLoadTest::compile)
            .start();

    /** Two numbers that are always equal. */
    private record Pair(long left, long right) {}

    private static byte[] archive(long version) {
        return Bundles.shop(version).archive(Bundles.KEY.signing());
    }

    private static Pair compile(PolicyBundle bundle) {
        return new Pair(bundle.version().number(), bundle.version().number());
    }

    @Test
    void noReaderSeesNothingOrAMixtureOrAnOlderOneAgain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(READERS + RELOADERS);
        try {
            List<Future<Long>> readers = start(threads, READERS, this::read);
            List<Future<Long>> reloaders = start(threads, RELOADERS, this::reload);
            publish();
            done.set(true);
            for (Future<Long> reader : readers) {
                assertThat(reader.get()).as("reads").isPositive();
            }
            for (Future<Long> each : reloaders) {
                assertThat(each.get()).as("reloads").isPositive();
            }
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        reloader.reload();
        assertThat(reloader.current()).isEqualTo(new Pair(SWAPS, SWAPS));
    }

    private static List<Future<Long>> start(ExecutorService threads, int count, Callable<Long> work) {
        List<Future<Long>> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(threads.submit(work));
        }
        return started;
    }

    private void publish() throws InterruptedException, ExecutionException {
        Random random = new Random(1);
        for (int version = 2; version <= SWAPS; version++) {
            byte[] next = archive(version);
            byte[] broken = next.clone();
            broken[random.nextInt(broken.length)] ^= 1;
            place.set(broken);
            reloader.reload();
            place.set(next);
            reloader.reload();
        }
    }

    private long read() {
        long reads = 0;
        long last = 0;
        do {
            Pair pair = reloader.current();
            assertThat(pair.left()).isEqualTo(pair.right()).isGreaterThanOrEqualTo(last);
            last = pair.left();
            reads++;
        } while (!done.get());
        return reads;
    }

    private long reload() {
        long reloads = 0;
        do {
            reloader.poll();
            reloads++;
        } while (!done.get());
        return reloads;
    }
}
