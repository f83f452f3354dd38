package dev.agentops.otel.sdk;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.util.function.Consumer;

/** Makes senders that read the answers of OTLP over HTTP. */
record AnswerReadingHttp(HttpSenderProvider provider, Rejections rejections) implements HttpSenderProvider {
    @Override
    public HttpSender createSender(HttpSenderConfig config) {
        Signal signal = Signal.ofPath(config.getEndpoint().getPath());
        return new Sender(provider.createSender(config), signal, rejections);
    }

    private record Sender(HttpSender sender, Signal signal, Rejections rejections) implements HttpSender {
        @Override
        public void send(MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
            sender.send(message, response -> read(response, onResponse), onError);
        }

        private void read(HttpResponse response, Consumer<HttpResponse> next) {
            if (response.getStatusCode() / 100 == 2) {
                rejections.read(signal, response.getResponseBody());
            }
            next.accept(response);
        }

        @Override
        public CompletableResultCode shutdown() {
            return sender.shutdown();
        }
    }
}
