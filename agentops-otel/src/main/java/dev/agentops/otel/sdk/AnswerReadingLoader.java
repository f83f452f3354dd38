package dev.agentops.otel.sdk;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import java.util.List;
import java.util.function.Function;

/** Puts a reader of answers around the one sender of each protocol. */
record AnswerReadingLoader(ComponentLoader loader, Rejections rejections) implements ComponentLoader {
    @Override
    public <T> Iterable<T> load(Class<T> spi) {
        if (spi == HttpSenderProvider.class) {
            return around(spi, found -> new AnswerReadingHttp((HttpSenderProvider) found, rejections));
        }
        if (spi == GrpcSenderProvider.class) {
            return around(spi, found -> new AnswerReadingGrpc((GrpcSenderProvider) found, rejections));
        }
        return loader.load(spi);
    }

    private <T> List<T> around(Class<T> spi, Function<T, Object> reading) {
        List<T> found = ComponentLoader.loadList(loader, spi);
        return found.size() == 1 ? List.of(spi.cast(reading.apply(found.get(0)))) : found;
    }
}
