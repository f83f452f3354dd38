package dev.agentops.otel.testkit;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** OTLP/HTTP with binary protobuf, plain or gzip, on the loopback address. */
final class HttpEndpoint {
    private static final String PROTOBUF = "application/x-protobuf";

    private final Intake intake;
    private final HttpServer server;

    private HttpEndpoint(Intake intake, HttpServer server) {
        this.intake = intake;
        this.server = server;
    }

    /** Starts one; port 0 takes any that is free. */
    static HttpEndpoint start(Intake intake, int port, Executor executor) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        HttpEndpoint endpoint = new HttpEndpoint(intake, server);
        server.setExecutor(executor);
        server.createContext("/", endpoint::handle);
        startOnDaemonThread(server);
        return endpoint;
    }

    /** The server's own thread is a daemon if the one that starts it is: a receiver left open must not keep the JVM. */
    private static void startOnDaemonThread(HttpServer server) throws IOException {
        Thread starter = new Thread(server::start, "otlp-receiver-start");
        starter.setDaemon(true);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            server.stop(0);
            throw new InterruptedIOException("interrupted while a receiver was started");
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Cuts all connections, those with a request under way too. */
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Signal> signal = Arrays.stream(Signal.values())
                    .filter(each -> each.path().equals(exchange.getRequestURI().getPath()))
                    .findFirst();
            if (signal.isEmpty()) {
                refuse(exchange, 404);
            } else if (!exchange.getRequestMethod().equals("POST")) {
                refuse(exchange, 405);
            } else if (!isProtobuf(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                refuse(exchange, 415);
            } else {
                take(exchange, signal.get());
            }
        }
    }

    /** Parameters of the media type say nothing about protobuf. */
    private static boolean isProtobuf(@Nullable String contentType) {
        return contentType != null && PROTOBUF.equalsIgnoreCase(contentType.split(";", 2)[0].strip());
    }

    private void take(HttpExchange exchange, Signal signal) throws IOException {
        @Nullable ByteString body;
        try {
            body = body(exchange);
        } catch (ZipException | EOFException broken) {
            refuse(exchange, 400);
            return;
        }
        if (body == null) {
            refuse(exchange, 413);
            return;
        }
        Reply reply = intake.take(signal, Transport.HTTP, headers(exchange), body);
        if (reply instanceof Reply.Refuse refusal) {
            refuse(exchange, refusal.httpStatus());
        } else {
            accept(exchange, ReplyMessage.of(signal, reply));
        }
    }

    /** Null when it is too large, compressed or not. */
    private static @Nullable ByteString body(HttpExchange exchange) throws IOException {
        boolean gzip = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            byte[] bytes = in.readNBytes(Intake.LARGEST_MESSAGE + 1);
            return bytes.length > Intake.LARGEST_MESSAGE ? null : ByteString.copyFrom(bytes);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            headers.put(
                    header.getKey().toLowerCase(Locale.ROOT), header.getValue().get(0));
        }
        return headers;
    }

    private static void accept(HttpExchange exchange, byte[] message) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", PROTOBUF);
        exchange.sendResponseHeaders(200, message.length == 0 ? -1 : message.length);
        exchange.getResponseBody().write(message);
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }
}
