package dev.agentops.otel.testkit;

import com.google.protobuf.ByteString;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** OTLP/gRPC on the loopback address. It works on the bytes of the messages, so no generated stubs are needed. */
final class GrpcEndpoint {
    private static final MethodDescriptor.Marshaller<ByteString> BYTES = new ByteMarshaller();
    private static final int SECONDS_TO_STOP = 5;

    private final Server server;

    private GrpcEndpoint(Server server) {
        this.server = server;
    }

    /** Starts one; port 0 takes any that is free. */
    static GrpcEndpoint start(Intake intake, int port, Executor executor) throws IOException {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), InsecureServerCredentials.create());
        builder.executor(executor);
        builder.maxInboundMessageSize(Intake.LARGEST_MESSAGE);
        for (Signal signal : Signal.values()) {
            builder.addService(service(signal, intake));
        }
        return new GrpcEndpoint(builder.build().start());
    }

    int port() {
        return server.getPort();
    }

    /** Cuts all connections, those with a request under way too. */
    void stop() {
        try {
            server.shutdownNow().awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ServerServiceDefinition service(Signal signal, Intake intake) {
        MethodDescriptor<ByteString, ByteString> export = MethodDescriptor.newBuilder(BYTES, BYTES)
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(signal.service(), "Export"))
                .build();
        return ServerServiceDefinition.builder(signal.service())
                .addMethod(export, (call, headers) -> {
                    call.request(2);
                    return new Export(signal, intake, call, headersOf(headers));
                })
                .build();
    }

    private static Map<String, String> headersOf(Metadata metadata) {
        Map<String, String> headers = new TreeMap<>();
        for (String key : metadata.keys()) {
            if (!key.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                String value = metadata.get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER));
                headers.put(key, value == null ? "" : value);
            }
        }
        return headers;
    }

    /** One unary call: the message comes, then the caller's half is closed, then the answer is due. */
    private static final class Export extends ServerCall.Listener<ByteString> {
        private final Signal signal;
        private final Intake intake;
        private final ServerCall<ByteString, ByteString> call;
        private final Map<String, String> headers;
        private ByteString message = ByteString.EMPTY;

        Export(Signal signal, Intake intake, ServerCall<ByteString, ByteString> call, Map<String, String> headers) {
            this.signal = signal;
            this.intake = intake;
            this.call = call;
            this.headers = headers;
        }

        @Override
        public void onMessage(ByteString received) {
            message = received;
        }

        @Override
        public void onHalfClose() {
            Reply reply = intake.take(signal, Transport.GRPC, headers, message);
            if (call.isCancelled()) {
                return;
            }
            if (reply instanceof Reply.Refuse refusal) {
                call.close(Status.fromCodeValue(refusal.grpcStatus()), new Metadata());
            } else {
                call.sendHeaders(new Metadata());
                call.sendMessage(ByteString.copyFrom(ReplyMessage.of(signal, reply)));
                call.close(Status.OK, new Metadata());
            }
        }
    }

    private static final class ByteMarshaller implements MethodDescriptor.Marshaller<ByteString> {
        @Override
        public InputStream stream(ByteString message) {
            return new ByteArrayInputStream(message.toByteArray());
        }

        @Override
        public ByteString parse(InputStream stream) {
            try (stream) {
                return ByteString.readFrom(stream);
            } catch (IOException broken) {
                throw new UncheckedIOException("a gRPC message could not be read", broken);
            }
        }
    }
}
