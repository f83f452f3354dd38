package dev.agentops.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.tool.TrustLabel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many sessions on one pool: each sees its own and nothing else. */
@Timeout(120)
class MemoryConcurrencyTest {
    private static final int SESSIONS = 500;
    private static final int THREADS = 8;

    private final AgentOps ops = AgentOps.builder().allowAll().build();
    private final InProcessMemoryStore store = InProcessMemoryStore.create();
    private final AgentMemory memory = AgentMemory.create(ops, store, Actors.namespaces());
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void close() {
        pool.shutdownNow();
        ops.close();
        store.close();
    }

    private void onThePool(List<Runnable> tasks) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        tasks.forEach(task -> running.add(pool.submit(task)));
        for (Future<?> task : running) {
            task.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void eachOfManySessionsSeesItsOwnOnly() throws Exception {
        onThePool(IntStream.range(0, SESSIONS)
                .<Runnable>mapToObj(number -> () -> live(number))
                .toList());

        assertThat(store.toString()).startsWith("InProcessMemoryStore(" + SESSIONS * 3 + " items");
    }

    private void live(int number) {
        String own = "a" + number;
        try (AgentSession session = Actors.session(ops, "s" + number, "t" + number % 3, own)) {
            ScopedMemory scoped = memory.of(session);
            scoped.append(List.of(Messages.user(own)));
            scoped.put("notes", "seat", own);
            scoped.put("notes", "gone", own);
            scoped.append(List.of(Messages.user(own)));
            scoped.delete("notes", "gone");

            assertThat(Messages.allTexts(scoped, 1)).containsExactly(own, own);
            assertThat(scoped.list("notes").items())
                    .extracting(MemoryRecord::text)
                    .containsExactly(own);
            assertThat(scoped.search("notes", "a", 100))
                    .extracting(hit -> hit.record().text())
                    .containsExactly(own);
        }
    }

    @Test
    void batchesThatAreAppendedTogetherStayTogether() throws Exception {
        try (AgentSession session = Actors.session(ops, "s1", "acme", "ann")) {
            ScopedMemory scoped = memory.of(session);
            onThePool(IntStream.range(0, 200)
                    .<Runnable>mapToObj(number -> () ->
                            scoped.append(List.of(Messages.user(number + " first"), Messages.user(number + " second"))))
                    .toList());

            List<String> texts = Messages.allTexts(scoped, 7);
            assertThat(texts).hasSize(400).doesNotHaveDuplicates();
            IntStream.range(0, 200)
                    .map(pair -> 2 * pair)
                    .forEach(at -> assertThat(texts.get(at + 1))
                            .isEqualTo(texts.get(at).replace("first", "second")));
        }
    }

    @Test
    void theQuotaHoldsToTheItemUnderContention() throws Exception {
        FakeTime time = new FakeTime();
        InProcessMemoryStore small = InProcessMemoryStore.builder()
                .clock(time, time)
                .tenantQuota(new MemoryQuota(50, 1_000_000))
                .build();
        AgentMemory limited = AgentMemory.create(
                ops,
                small,
                MemoryNamespaces.builder()
                        .records(MemoryStrategy.of("notes", "/{actorId}/").expireAfter(Duration.ofHours(1)))
                        .build());
        for (int round = 0; round < 5; round++) {
            List<String> kept = Collections.synchronizedList(new ArrayList<>());
            try (AgentSession session = Actors.session(ops, "s" + round, "acme", "ann")) {
                ScopedMemory scoped = limited.of(session);
                onThePool(IntStream.range(0, 200)
                        .<Runnable>mapToObj(number -> () -> tryPut(scoped, "r" + number, kept))
                        .toList());

                assertThat(kept).hasSize(50);
                assertThat(scoped.list("notes").items())
                        .extracting(MemoryRecord::id)
                        .containsExactlyInAnyOrderElementsOf(kept);
                assertThat(small.toString()).startsWith("InProcessMemoryStore(50 items");
            }
            time.advance(Duration.ofHours(2));
        }
    }

    private static void tryPut(ScopedMemory scoped, String id, List<String> kept) {
        try {
            scoped.put("notes", id, "text");
            kept.add(id);
        } catch (MemoryQuotaException full) {
            assertThat(full.quota().maxItems()).isEqualTo(50);
        }
    }

    @Test
    void oneRecordUnderContentionIsCountedOnce() throws Exception {
        try (AgentSession session = Actors.session(ops, "s1", "acme", "ann")) {
            ScopedMemory scoped = memory.of(session);
            onThePool(IntStream.range(0, 2_000)
                    .<Runnable>mapToObj(number -> () -> {
                        if (number % 3 == 0) {
                            scoped.delete("notes", "seat");
                        } else {
                            scoped.put("notes", "seat", "x".repeat(number % 50), Map.of(), TrustLabel.TRUSTED);
                        }
                    })
                    .toList());
            scoped.delete("notes", "seat");

            assertThat(store).hasToString("InProcessMemoryStore(0 items, 0 bytes)");
        }
    }
}
