package dev.agentops.memory;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stores that do what a store must not do. */
final class FaultyStores {
    private FaultyStores() {}

    static MemoryStore throwing(RuntimeException failure) {
        return store((proxy, method, arguments) -> {
            throw failure;
        });
    }

    /** To everything that is an object; that a record was deleted, it says without looking. */
    static MemoryStore answering(@Nullable Object answer) {
        return store((proxy, method, arguments) -> {
            if (method.getReturnType() == boolean.class) {
                throw new MemoryException("was not deleted");
            }
            return answer;
        });
    }

    private static MemoryStore store(InvocationHandler handler) {
        return (MemoryStore)
                Proxy.newProxyInstance(MemoryStore.class.getClassLoader(), new Class<?>[] {MemoryStore.class}, handler);
    }
}
