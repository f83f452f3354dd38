package dev.agentops.memory;

import dev.agentops.AgentSession;
import dev.agentops.CallOutcome;
import dev.agentops.authorization.Action;
import dev.agentops.tool.CallFact;
import dev.agentops.tool.ToolInvocation;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Walks each access along core's path: decided, observed, labelled. It returns the answer or throws. */
final class MemoryPath {
    private final AgentSession session;

    MemoryPath(AgentSession session) {
        this.session = session;
    }

    <T> T read(MemoryAccess access, Supplier<Loaded<T>> body) {
        return walk("read", access, body);
    }

    <T> T search(MemoryAccess access, String text, Supplier<Loaded<T>> body) {
        return walk("search", access, invocation -> {
            invocation.note(CallFact.MEMORY_QUERY, text);
            return body.get();
        });
    }

    <T> T write(MemoryAccess access, int items, Supplier<T> body) {
        return walk("write", access, () -> Loaded.acknowledged(body.get(), items));
    }

    boolean delete(MemoryAccess access, BooleanSupplier body) {
        return walk("delete", access, () -> deleted(body.getAsBoolean()));
    }

    private static Loaded<Boolean> deleted(boolean any) {
        return Loaded.acknowledged(any, any ? 1 : 0);
    }

    private <T> T walk(String action, MemoryAccess access, Supplier<Loaded<T>> body) {
        return walk(action, access, invocation -> body.get());
    }

    private <T> T walk(String action, MemoryAccess access, Function<ToolInvocation, Loaded<T>> body) {
        Answer<T> answer = new Answer<>();
        CallOutcome outcome = session.access(Action.memory(action), access.facts(), invocation -> {
            access.noteOn(invocation);
            Loaded<T> loaded = body.apply(invocation);
            invocation.note(CallFact.MEMORY_RECORD_COUNT, (long) loaded.items());
            return answer.take(loaded);
        });
        if (outcome instanceof CallOutcome.Denied denied) {
            throw new MemoryDeniedException(action, denied.denial());
        }
        if (outcome instanceof CallOutcome.Failed failed) {
            throw failure(action, failed.cause());
        }
        return answer.value();
    }

    private static MemoryException failure(String action, Throwable cause) {
        return cause instanceof MemoryException known
                ? known
                : new MemoryException(
                        "memory " + action + " failed in the store: "
                                + cause.getClass().getName(),
                        cause);
    }
}
