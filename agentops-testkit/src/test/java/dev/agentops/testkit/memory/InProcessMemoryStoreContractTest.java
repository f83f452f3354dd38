package dev.agentops.testkit.memory;

import dev.agentops.memory.InProcessMemoryStore;
import dev.agentops.memory.MemoryStore;
import dev.agentops.testkit.TestClock;
import java.time.Duration;

class InProcessMemoryStoreContractTest extends MemoryStoreContract {
    private final TestClock clock = TestClock.create();

    @Override
    protected MemoryStore openEmptyStore() {
        return InProcessMemoryStore.builder().clock(clock, clock).build();
    }

    @Override
    protected void advance(Duration time) {
        clock.advance(time);
    }
}
