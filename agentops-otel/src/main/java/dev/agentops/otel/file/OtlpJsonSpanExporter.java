package dev.agentops.otel.file;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes lines under a lock of its own. */
final class OtlpJsonSpanExporter implements SpanExporter {
    private static final Logger LOG = LoggerFactory.getLogger(OtlpJsonSpanExporter.class);

    private final Object lock = new Object();
    private final OutputStream out;
    private boolean failed;
    private boolean shutDown;

    OtlpJsonSpanExporter(OutputStream out) {
        this.out = out;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        if (spans.isEmpty()) {
            return CompletableResultCode.ofSuccess();
        }
        byte[] line = (OtlpJsonLines.line(spans) + '\n').getBytes(StandardCharsets.UTF_8);
        return attempt(() -> out.write(line));
    }

    @Override
    public CompletableResultCode flush() {
        return attempt(out::flush);
    }

    @Override
    public CompletableResultCode shutdown() {
        CompletableResultCode flushed = flush();
        synchronized (lock) {
            shutDown = true;
        }
        return flushed;
    }

    /** Writes to a stream. */
    @FunctionalInterface
    private interface Output {
        void run() throws IOException;
    }

    private CompletableResultCode attempt(Output output) {
        synchronized (lock) {
            if (shutDown) {
                return CompletableResultCode.ofFailure();
            }
            try {
                output.run();
                return CompletableResultCode.ofSuccess();
            } catch (IOException notWritten) {
                logFirst(notWritten);
                return CompletableResultCode.ofExceptionalFailure(notWritten);
            }
        }
    }

    private void logFirst(IOException notWritten) {
        if (!failed) {
            failed = true;
            LOG.warn("Spans could not be written; further failures are reported, not logged", notWritten);
        }
    }
}
