package dev.agentops.otel.sdk;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcSender;
import io.opentelemetry.sdk.common.export.GrpcSenderConfig;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.util.function.Consumer;

/** Makes senders that read the answers of OTLP over gRPC. */
record AnswerReadingGrpc(GrpcSenderProvider provider, Rejections rejections) implements GrpcSenderProvider {
    @Override
    public GrpcSender createSender(GrpcSenderConfig config) {
        Signal signal = Signal.ofMethod(config.getFullMethodName());
        return new Sender(provider.createSender(config), signal, rejections);
    }

    private record Sender(GrpcSender sender, Signal signal, Rejections rejections) implements GrpcSender {
        @Override
        public void send(MessageWriter message, Consumer<GrpcResponse> onResponse, Consumer<Throwable> onError) {
            sender.send(message, response -> read(response, onResponse), onError);
        }

        private void read(GrpcResponse response, Consumer<GrpcResponse> next) {
            if (response.getStatusCode() == GrpcStatusCode.OK) {
                rejections.read(signal, response.getResponseMessage());
            }
            next.accept(response);
        }

        @Override
        public CompletableResultCode shutdown() {
            return sender.shutdown();
        }
    }
}
