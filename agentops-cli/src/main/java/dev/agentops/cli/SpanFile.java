package dev.agentops.cli;

import dev.agentops.event.CallObserver;
import java.nio.file.Path;

/** The spans of {@code --spans}. */
final class SpanFile implements AutoCloseable {
    private final OutputFile file;

    private SpanFile(OutputFile file) {
        this.file = file;
    }

    static SpanFile open(Path target) {
        return new SpanFile(OutputFile.open("--spans", target));
    }

    CallObserver observer(boolean content) {
        return CallObserver.noop();
    }

    void finish() {
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }
}
