package dev.agentops.examples.httpagents;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Whom the service calls: keeps the headers of each request. */
final class Listener implements AutoCloseable {
    private final List<Map<String, List<String>>> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;

    Listener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", request -> {
            requests.add(Map.copyOf(request.getRequestHeaders()));
            bodies.add(new String(request.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            request.sendResponseHeaders(204, -1);
            request.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/called";
    }

    /** One header of a request; null when it was not there. */
    String header(int request, String name) {
        List<String> values = requests.get(request).get(name);
        return values == null ? null : String.join("|", values);
    }

    int requests() {
        return requests.size();
    }

    List<String> bodies() {
        return bodies;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
