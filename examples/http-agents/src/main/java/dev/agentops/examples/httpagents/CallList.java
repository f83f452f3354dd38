package dev.agentops.examples.httpagents;

import com.sun.net.httpserver.HttpExchange;
import dev.agentops.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /test}: makes the calls that the request lists, one after the other.
 *
 * <p>The list is an array of {@code {"url": …, "arguments": […]}}; the arguments are what is POSTed to the URL.
 */
final class CallList implements Endpoint {
    private static final int MOST_CALLS = 64;
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final OutgoingCalls calls;

    CallList(OutgoingCalls calls) {
        this.calls = calls;
    }

    private record Call(URI address, @Nullable Object arguments) {}

    @Override
    public Object answer(HttpExchange request) throws IOException, Refusal, InterruptedException {
        long start = System.nanoTime();
        List<Object> answers = new ArrayList<>();
        for (Call call : calls(RequestBody.read(request))) {
            answers.add(make(call, DEADLINE.minusNanos(System.nanoTime() - start)));
        }
        return answers;
    }

    /** All of the list is looked at before the first call is made. */
    private static List<Call> calls(@Nullable Object body) throws Refusal {
        if (!(body instanceof List<?> list)) {
            throw new Refusal(400, "the body must be a JSON array of {\"url\": ..., \"arguments\": [...]}");
        }
        if (list.size() > MOST_CALLS) {
            throw new Refusal(400, "the body lists " + list.size() + " calls, at most " + MOST_CALLS + " are made");
        }
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            calls.add(call(i, list.get(i)));
        }
        return calls;
    }

    private static Call call(int at, @Nullable Object element) throws Refusal {
        if (!(element instanceof Map<?, ?> call) || !(call.get("url") instanceof String url)) {
            throw new Refusal(400, "element " + at + " must be an object with the text \"url\"");
        }
        try {
            Object arguments = call.get("arguments");
            return new Call(WebAddress.of(url), arguments == null ? List.of() : arguments);
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(400, "element " + at + ", \"url\": " + wrong.getMessage());
        }
    }

    private Map<String, Object> make(Call call, Duration left) throws InterruptedException {
        if (left.isNegative()) {
            return Map.of("error", "not called: the list took more than " + DEADLINE.toSeconds() + " s");
        }
        try {
            return Map.of(
                    "status",
                    calls.post(call.address(), Json.write(call.arguments()), Map.of(), shorter(left))
                            .status());
        } catch (IOException unreachable) {
            return Map.of(
                    "error", "no answer: " + reason(unreachable).getClass().getSimpleName());
        }
    }

    private static Throwable reason(IOException unreachable) {
        return unreachable.getCause() == null ? unreachable : unreachable.getCause();
    }

    private static Duration shorter(Duration left) {
        return left.compareTo(OutgoingCalls.DEADLINE) < 0 ? left : OutgoingCalls.DEADLINE;
    }
}
