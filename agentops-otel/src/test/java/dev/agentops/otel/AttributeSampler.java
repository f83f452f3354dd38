package dev.agentops.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/** Samples only what has an operation and an agent when its span is created. */
final class AttributeSampler implements Sampler {
    /** What a tool saw. */
    static final class Seen {
        volatile String spanId = "";
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        boolean known = attributes.get(GenAiAttributes.OPERATION_NAME) != null
                && attributes.get(GenAiAttributes.AGENT_NAME) != null
                && attributes.get(GenAiAttributes.SESSION_ID) != null;
        return known ? SamplingResult.recordAndSample() : SamplingResult.drop();
    }

    @Override
    public String getDescription() {
        return "AttributeSampler";
    }
}
