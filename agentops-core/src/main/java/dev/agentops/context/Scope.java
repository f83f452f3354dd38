package dev.agentops.context;

/** Something is current until this is closed, on the thread that opened it, in the reverse order of opening. */
public interface Scope extends AutoCloseable {
    @Override
    void close();
}
