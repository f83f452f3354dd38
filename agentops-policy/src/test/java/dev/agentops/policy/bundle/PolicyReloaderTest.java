package dev.agentops.policy.bundle;

import static dev.agentops.policy.bundle.Bundles.KEY;
import static dev.agentops.policy.bundle.Bundles.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyReloaderTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path folder;

    private final Heard heard = new Heard();
    private final AtomicInteger compiled = new AtomicInteger();

    private PolicyReloader.Builder<Long> builder(BundleTrust trust) {
        return PolicyReloader.builder(BundleSource.at(folder, trust, FolderRules.everything()), bundle -> {
                    compiled.incrementAndGet();
                    if (bundle.file("broken").isPresent()) {
                        throw new IllegalArgumentException("is broken");
                    }
                    return bundle.version().number();
                })
                .listener(heard)
                .clock(Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private PolicyReloader<Long> signed() {
        return builder(BundleTrust.requireSignature(KEY.trusted())).start();
    }

    @Test
    void swapsToANewerVersionAndTellsBoth() {
        Bundles.unpack(folder, 1, KEY.signing());
        PolicyReloader<Long> reloader = signed();
        BundleVersion one = reloader.version();
        Bundles.unpack(folder, 3, KEY.signing());

        assertThat(reloader.reload()).isEqualTo(new ReloadOutcome.Swapped(one, reloader.version()));

        assertThat(reloader.current()).isEqualTo(3);
        assertThat(reloader.version().toString()).matches("shop@3 \\(sha256:[0-9a-f]{16}\\)");
        assertThat(heard.outcomes)
                .containsExactly(
                        new ReloadOutcome.Swapped(null, one), new ReloadOutcome.Swapped(one, reloader.version()));
    }

    @Test
    void theSameAgainIsNoChangeAndIsNotCompiled() {
        Bundles.unpack(folder, 1, KEY.signing());
        PolicyReloader<Long> reloader = signed();
        Bundles.unpack(folder, 1, KEY.signing());

        assertThat(reloader.reload()).isEqualTo(new ReloadOutcome.Unchanged(reloader.version()));
        assertThat(heard.last()).isEqualTo(new ReloadOutcome.Unchanged(reloader.version()));
        assertThat(compiled).hasValue(1);
    }

    @Test
    void anArchiveMayFollowAFolder() throws IOException {
        Bundles.unpack(folder, 1, KEY.signing());
        AtomicReference<Path> place = new AtomicReference<>(folder);
        PolicyReloader<Long> reloader = PolicyReloader.builder(
                        () -> BundleSource.at(
                                        place.get(),
                                        BundleTrust.requireSignature(KEY.trusted()),
                                        FolderRules.everything())
                                .read(),
                        bundle -> bundle.version().number())
                .start();
        place.set(Files.write(folder.resolve("bundle.zip"), Bundles.shop(2).archive(KEY.signing())));

        assertThat(reloader.reload()).isInstanceOf(ReloadOutcome.Swapped.class);
        assertThat(reloader.current()).isEqualTo(2);
    }

    @Test
    void aBundleMayFollowABareFolderInDevelopment() {
        Bundles.write(folder.resolve("a.cedar"), bytes("a"));
        PolicyReloader<Long> reloader = builder(BundleTrust.development()).start();
        assertThat(reloader.version().isDevelopment()).isTrue();
        assertThat(reloader.version().toString()).matches("sha256:[0-9a-f]{16}");

        Bundles.unpack(folder, 1);

        assertThat(reloader.reload()).isInstanceOf(ReloadOutcome.Swapped.class);
        assertThat(reloader.current()).isEqualTo(1);
    }

    @Test
    void aBareFolderIsTakenWhenItIsFoundTheSameTwice() {
        Bundles.write(folder.resolve("a.cedar"), bytes("a"));
        PolicyReloader<Long> reloader = builder(BundleTrust.development()).start();
        BundleVersion before = reloader.version();

        Bundles.write(folder.resolve("a.cedar"), bytes("b"));
        assertThat(reloader.poll()).isEqualTo(new ReloadOutcome.Settling(before));
        Bundles.write(folder.resolve("a.cedar"), bytes("bb"));
        assertThat(reloader.poll()).isEqualTo(new ReloadOutcome.Settling(before));
        assertThat(reloader.version()).isEqualTo(before);

        assertThat(reloader.poll()).isEqualTo(new ReloadOutcome.Swapped(before, reloader.version()));
        assertThat(reloader.poll()).isEqualTo(new ReloadOutcome.Unchanged(reloader.version()));
    }

    @Test
    void whoeverAsksDoesNotWaitForABareFolderToSettle() {
        Bundles.write(folder.resolve("a.cedar"), bytes("a"));
        PolicyReloader<Long> reloader = builder(BundleTrust.development()).start();
        Bundles.write(folder.resolve("a.cedar"), bytes("b"));

        assertThat(reloader.reload()).isInstanceOf(ReloadOutcome.Swapped.class);
    }

    @Test
    void aBundleThatCannotBeUsedIsCompiledOnceUntilSomebodyAsks() {
        Bundles.write(folder.resolve("a.cedar"), bytes("a"));
        PolicyReloader<Long> reloader = builder(BundleTrust.development()).start();
        Bundles.write(folder.resolve("broken"), bytes("b"));

        reloader.poll();
        ReloadOutcome refused = reloader.poll();
        assertThat(reloader.poll()).isEqualTo(refused).isInstanceOf(ReloadOutcome.Rejected.class);
        assertThat(compiled).hasValue(2);

        assertThat(reloader.reload()).isEqualTo(refused);
        assertThat(compiled).hasValue(3);
        assertThat(reloader.stats().rejections()).containsEntry(RejectionKind.INVALID, 3L);
    }

    @Test
    void anErrorInTheCompilerIsARefusalAndIsTriedAgain() {
        Bundles.unpack(folder, 1);
        AtomicInteger attempts = new AtomicInteger();
        PolicyReloader<Integer> reloader = PolicyReloader.<Integer>builder(
                        BundleSource.at(folder, BundleTrust.optional(), FolderRules.everything()), bundle -> {
                            if (attempts.incrementAndGet() == 2) {
                                throw new StackOverflowError();
                            }
                            return attempts.get();
                        })
                .start();
        Bundles.unpack(folder, 2);

        assertThat(reloader.poll()).isInstanceOf(ReloadOutcome.Rejected.class);
        assertThat(reloader.current()).isEqualTo(1);
        assertThat(reloader.poll()).isInstanceOf(ReloadOutcome.Swapped.class);
        assertThat(reloader.current()).isEqualTo(3);
    }

    @Test
    void aSourceThatFailsInItsOwnWayIsARefusal() {
        Bundles.unpack(folder, 1);
        BundleSource files = BundleSource.at(folder, BundleTrust.optional(), FolderRules.everything());
        AtomicInteger reads = new AtomicInteger();
        PolicyReloader<Long> reloader = PolicyReloader.builder(
                        () -> {
                            if (reads.incrementAndGet() > 1) {
                                throw new IllegalStateException("no connection");
                            }
                            return files.read();
                        },
                        bundle -> bundle.version().number())
                .start();

        assertThat(reloader.reload()).isInstanceOfSatisfying(ReloadOutcome.Rejected.class, rejected -> {
            assertThat(rejected.kind()).isEqualTo(RejectionKind.UNREADABLE);
            assertThat(rejected.message()).contains("no connection");
        });
        assertThat(reloader.current()).isEqualTo(1);
    }

    @Test
    void theFirstBundleMustBeGood() {
        Bundles.unpack(folder, 1);

        assertThatThrownBy(this::signed)
                .isInstanceOfSatisfying(
                        BundleRejectedException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(RejectionKind.UNSIGNED));
        assertThat(heard.last())
                .isInstanceOfSatisfying(
                        ReloadOutcome.Rejected.class,
                        rejected -> assertThat(rejected.inForce()).isNull());
    }

    @Test
    void whatTheCompilerThrowsAboutTheFirstBundleIsThrownOn() {
        Bundles.write(folder.resolve("broken"), bytes("b"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(BundleTrust.development()).start())
                .withMessage("is broken");
        assertThat(heard.last()).isInstanceOf(ReloadOutcome.Rejected.class);
    }

    @Test
    void aListenerThatThrowsStopsNeitherTheSwapNorOtherListeners() {
        Bundles.unpack(folder, 1, KEY.signing());
        PolicyReloader<Long> reloader = PolicyReloader.builder(
                        BundleSource.at(folder, BundleTrust.optional(), FolderRules.everything()),
                        bundle -> bundle.version().number())
                .listener(new BundleListener() {
                    @Override
                    public void accepted(ReloadOutcome.Swapped swapped) {
                        throw new IllegalStateException("listener");
                    }

                    @Override
                    public void unchanged(ReloadOutcome.Unchanged unchanged) {
                        throw new AssertionError("listener");
                    }
                })
                .listener(heard)
                .start();
        Bundles.unpack(folder, 2, KEY.signing());

        assertThat(reloader.reload()).isInstanceOf(ReloadOutcome.Swapped.class);
        assertThat(reloader.reload()).isInstanceOf(ReloadOutcome.Unchanged.class);

        assertThat(reloader.current()).isEqualTo(2);
        assertThat(heard.outcomes).hasSize(3);
        assertThat(reloader.stats().listenerFailures()).isEqualTo(3);
    }

    @Test
    void aListenerThatReloadsIsToldNotTo() {
        Bundles.unpack(folder, 1);
        AtomicReference<PolicyReloader<Long>> self = new AtomicReference<>();
        AtomicReference<Throwable> told = new AtomicReference<>();
        self.set(builder(BundleTrust.optional())
                .listener(new BundleListener() {
                    @Override
                    public void unchanged(ReloadOutcome.Unchanged unchanged) {
                        try {
                            self.get().reload();
                        } catch (IllegalStateException e) {
                            told.set(e);
                        }
                    }
                })
                .start());

        self.get().reload();

        assertThat(told.get()).hasMessageContaining("a reload is under way on this thread");
    }

    @Test
    void statsTellHowItWent() {
        Bundles.unpack(folder, 1, KEY.signing());
        PolicyReloader<Long> reloader = signed();
        reloader.reload();
        Bundles.unpack(folder, 2);
        reloader.reload();

        ReloadStats stats = reloader.stats();

        assertThat(stats.inForce()).isEqualTo(reloader.version());
        assertThat(stats.inForceSince()).isEqualTo(NOON);
        assertThat(stats.lastGood()).isEqualTo(NOON);
        assertThat(stats.swaps()).isEqualTo(1);
        assertThat(stats.unchanged()).isEqualTo(1);
        assertThat(stats.rejections()).containsOnlyKeys(RejectionKind.UNSIGNED);
        assertThat(stats.lastRejection()).isNotNull();
        assertThat(stats.listenerFailures()).isZero();
    }

    @Test
    void looksAtItsIntervalOnADaemonThreadUntilClosed() throws InterruptedException {
        Bundles.unpack(folder, 1);
        CountDownLatch looked = new CountDownLatch(2);
        AtomicReference<Thread> thread = new AtomicReference<>();
        PolicyReloader<Long> reloader = builder(BundleTrust.optional())
                .every(Duration.ofMillis(1))
                .listener(new BundleListener() {
                    @Override
                    public void unchanged(ReloadOutcome.Unchanged unchanged) {
                        thread.set(Thread.currentThread());
                        looked.countDown();
                    }
                })
                .start();

        assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();
        reloader.close();

        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get().getName()).isEqualTo("agentops-policy-reload");
        thread.get().join(30_000);
        assertThat(thread.get().isAlive()).isFalse();
        assertThat(reloader.current()).isEqualTo(1);
        assertThat(reloader.poll()).isEqualTo(new ReloadOutcome.Unchanged(reloader.version()));
        assertThatIllegalStateException().isThrownBy(reloader::reload).withMessageContaining("closed");
    }

    @Test
    void looksOnAGivenSchedulerAndLeavesItOpen() throws InterruptedException {
        Bundles.unpack(folder, 1);
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        CountDownLatch looked = new CountDownLatch(1);
        try (PolicyReloader<Long> reloader = builder(BundleTrust.optional())
                .every(Duration.ofMillis(1))
                .scheduler(scheduler)
                .listener(new BundleListener() {
                    @Override
                    public void unchanged(ReloadOutcome.Unchanged unchanged) {
                        looked.countDown();
                    }
                })
                .start()) {
            assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(reloader.current()).isEqualTo(1);
        }
        assertThat(scheduler.isShutdown()).isFalse();
        scheduler.shutdownNow();
    }

    @Test
    void anIntervalIsPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(BundleTrust.optional()).every(Duration.ZERO))
                .withMessageContaining("PT0S is no interval");
    }

    @Test
    void checkedExceptionsOfOtherLanguagesDoNotEndTheWatch() throws InterruptedException {
        AtomicInteger version = new AtomicInteger();
        CountDownLatch looks = new CountDownLatch(6);
        try (PolicyReloader<Long> reloader = PolicyReloader.builder(
                        () -> {
                            looks.countDown();
                            if (version.incrementAndGet() == 2) {
                                throw undeclared(new IOException("source"));
                            }
                            return archived(version.get());
                        },
                        bundle -> {
                            if (bundle.version().number() == 3) {
                                throw undeclared(new IOException("compiler"));
                            }
                            return bundle.version().number();
                        })
                .listener(new BundleListener() {
                    @Override
                    public void accepted(ReloadOutcome.Swapped swapped) {
                        throw undeclared(new IOException("listener"));
                    }

                    @Override
                    public void rejected(ReloadOutcome.Rejected rejected) {
                        throw new OutOfMemoryError("listener");
                    }
                })
                .listener(heard)
                .every(Duration.ofMillis(1))
                .start()) {
            assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(reloader.stats().rejections())
                    .containsEntry(RejectionKind.UNREADABLE, 1L)
                    .containsEntry(RejectionKind.INVALID, 1L);
            assertThat(reloader.stats().listenerFailures()).isGreaterThanOrEqualTo(4);
            assertThat(heard.outcomes).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    private static PolicyBundle archived(long version) {
        return BundleSource.readArchive(
                "test", Bundles.shop(version).archive(), BundleTrust.optional(), FolderRules.everything());
    }

    /** As Kotlin and Scala throw what Java would have to declare. */
    private static RuntimeException undeclared(Throwable failure) {
        PolicyReloaderTest.<RuntimeException>raise(failure);
        return new IllegalStateException("is never reached");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void aListenerThatPollsIsToldThatALookIsUnderWay() {
        AtomicReference<PolicyReloader<Long>> reloader = new AtomicReference<>();
        AtomicReference<Throwable> told = new AtomicReference<>();
        reloader.set(PolicyReloader.builder(
                        () -> archived(1), bundle -> bundle.version().number())
                .listener(new BundleListener() {
                    @Override
                    public void unchanged(ReloadOutcome.Unchanged unchanged) {
                        told.set(catchThrowable(() -> reloader.get().poll()));
                    }
                })
                .start());

        reloader.get().reload();

        assertThat(told.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("under way");
    }

    @Test
    void aListenerThatClosesDoesNotWaitForItself() throws InterruptedException {
        AtomicInteger version = new AtomicInteger();
        AtomicReference<PolicyReloader<Long>> reloader = new AtomicReference<>();
        AtomicReference<Duration> took = new AtomicReference<>();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        reloader.set(PolicyReloader.builder(
                        () -> archived(version.incrementAndGet()),
                        bundle -> bundle.version().number())
                .listener(new BundleListener() {
                    @Override
                    public void accepted(ReloadOutcome.Swapped swapped) {
                        if (swapped.from() == null) {
                            return;
                        }
                        awaitUninterruptibly(started);
                        long before = System.nanoTime();
                        reloader.get().close();
                        took.set(Duration.ofNanos(System.nanoTime() - before));
                        closed.countDown();
                    }
                })
                .every(Duration.ofMillis(1))
                .start());
        started.countDown();

        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(took.get()).isLessThan(Duration.ofSeconds(4));
        assertThatIllegalStateException().isThrownBy(() -> reloader.get().reload());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anIntervalOfCenturiesIsOne() {
        try (PolicyReloader<Long> reloader = PolicyReloader.builder(
                        () -> archived(1), bundle -> bundle.version().number())
                .every(Duration.ofDays(1_000_000))
                .start()) {
            assertThat(reloader.current()).isEqualTo(1);
        }
    }
}
