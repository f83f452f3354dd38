package dev.agentops.otel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void countsWhatDoesNotFit() {
        Inbox<Integer> inbox = new Inbox<>("numbers", 3);
        inbox.add(List.of(1, 2));
        inbox.add(List.of(3, 4, 5));
        assertThat(inbox.all()).containsExactly(1, 2, 3);
        assertThat(inbox.dropped()).isEqualTo(2);
        inbox.clear();
        assertThat(inbox.dropped()).isZero();
    }

    @Test
    void wakesThoseThatWait() throws Exception {
        Inbox<Integer> inbox = new Inbox<>("numbers", 100);
        CountDownLatch asked = new CountDownLatch(1);
        Thread later = new Thread(() -> {
            try {
                asked.await();
                inbox.add(List.of(1));
                inbox.add(List.of(2));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        later.start();
        assertThat(inbox.awaitUntil(
                        all -> {
                            asked.countDown();
                            return all.contains(2);
                        },
                        SOON))
                .containsExactly(1, 2);
        assertThat(inbox.awaitAny(number -> number > 1, SOON)).isEqualTo(2);
        later.join();
    }

    @Test
    void anInterruptEndsTheWaitAndStays() {
        Inbox<Integer> inbox = new Inbox<>("numbers", 100);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> inbox.await(1, SOON))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
