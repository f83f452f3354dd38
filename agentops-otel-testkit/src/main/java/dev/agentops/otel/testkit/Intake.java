package dev.agentops.otel.testkit;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;

/** What both transports hand their messages to: answers by the script, and keeps what it takes. */
final class Intake {
    /** The largest message, decompressed. */
    static final int LARGEST_MESSAGE = 32 * 1024 * 1024;

    private static final int MOST_ITEMS = 200_000;
    private static final int MOST_REQUESTS = 10_000;
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final Reply MALFORMED = Reply.refuse(400, 3);

    private final ReplyScript script = new ReplyScript();
    private final Inbox<ReceivedRequest> requests = new Inbox<>("requests", MOST_REQUESTS);
    private final Inbox<ReceivedSpan> spans = new Inbox<>("spans", MOST_ITEMS);
    private final Inbox<ReceivedMetric> metrics = new Inbox<>("metrics", MOST_ITEMS);
    private final Inbox<ReceivedLogRecord> logs = new Inbox<>("log records", MOST_ITEMS);
    private final AtomicLong bytes = new AtomicLong();

    ReplyScript script() {
        return script;
    }

    Inbox<ReceivedRequest> requests() {
        return requests;
    }

    Inbox<ReceivedSpan> spans() {
        return spans;
    }

    Inbox<ReceivedMetric> metrics() {
        return metrics;
    }

    Inbox<ReceivedLogRecord> logs() {
        return logs;
    }

    void clear() {
        requests.clear();
        spans.clear();
        metrics.clear();
        logs.clear();
        bytes.set(0);
    }

    /** Takes one message, and returns what to answer; waits where the script says so. */
    Reply take(Signal signal, Transport transport, Map<String, String> headers, ByteString body) {
        Reply planned = script.take();
        boolean fits = bytes.addAndGet(body.size()) <= MOST_BYTES;
        requests.add(List.of(new ReceivedRequest(signal, transport, headers, fits ? body : ByteString.EMPTY, planned)));
        Reply reply = script.settled(planned);
        return reply instanceof Reply.Refuse ? reply : keep(signal, body, reply);
    }

    private Reply keep(Signal signal, ByteString body, Reply reply) {
        try {
            switch (signal) {
                case TRACES -> keep(spans, OtlpDecoder.spans(body), reply, span -> 1);
                case METRICS ->
                    keep(
                            metrics,
                            OtlpDecoder.metrics(body),
                            reply,
                            metric -> metric.points().size());
                case LOGS -> keep(logs, OtlpDecoder.logs(body), reply, log -> 1);
            }
            return reply;
        } catch (IllegalArgumentException malformed) {
            return MALFORMED;
        }
    }

    /** Items are kept until those that follow are no more than are to be rejected. */
    private static <T> void keep(Inbox<T> inbox, List<T> items, Reply reply, ToIntFunction<T> weight) {
        long rejected = reply instanceof Reply.PartialSuccess partial ? partial.rejected() : 0;
        int kept = items.size();
        while (kept > 0 && rejected > 0) {
            kept--;
            rejected -= weight.applyAsInt(items.get(kept));
        }
        inbox.add(items.subList(0, kept));
    }
}
