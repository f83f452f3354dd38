package dev.agentops;

import dev.agentops.event.AgentEvent;
import dev.agentops.event.CallEnded;
import dev.agentops.event.CallObserver;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What the tests of the levels start from: a tool that echoes, a clock that stands still, a list of all events. */
final class Systems {
    static final Principal ALICE = actor("acme", "alice");
    static final Principal BOB = actor("acme", "bob");

    final AtomicLong nanos = new AtomicLong();
    final AtomicLong millis = new AtomicLong(1_000_000);
    final List<AgentEvent> events = new CopyOnWriteArrayList<>();
    final ToolRegistry tools = ToolRegistry.of(Tool.builder("echo")
            .body(invocation -> invocation.arguments().get("text"))
            .build());

    static Principal actor(String tenant, String id) {
        return Principal.of(tenant, id, Authentication.inProcess("test"));
    }

    AgentOps.Builder builder() {
        return AgentOps.builder()
                .allowAll()
                .tools(tools)
                .clock(() -> java.time.Instant.ofEpochMilli(millis.get()), nanos::get)
                .observer(CallObserver.listening(events::add));
    }

    static Turn turn(AgentOps ops) {
        return session(ops).startTurn("hello");
    }

    static AgentSession session(AgentOps ops) {
        return ops.agent("support", "1.0").openSession("s1", ALICE);
    }

    <T extends AgentEvent> List<T> eventsOf(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    CallEnded lastCall() {
        List<CallEnded> calls = eventsOf(CallEnded.class);
        return calls.get(calls.size() - 1);
    }
}
