package dev.agentops.examples.httpagents;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is done for one request, with its server span current. */
interface Endpoint {
    /**
     * Does it.
     *
     * @return the body of the answer, as JSON values
     */
    @Nullable Object answer(HttpExchange request) throws IOException, Refusal, InterruptedException;
}
