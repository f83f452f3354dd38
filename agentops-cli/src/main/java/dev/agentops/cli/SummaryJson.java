package dev.agentops.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.agentops.cli.replay.Summary;
import dev.agentops.cli.sessions.SessionReadReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.OptionalLong;

/** The numbers of a replay as one JSON object. Its members are a contract: add to them, never change them. */
final class SummaryJson {
    private SummaryJson() {}

    static void write(Summary summary, SessionReadReport read, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter()) {
            json.writeStartObject();
            numbers(summary, json);
            byPolicy("deniedByPolicy", summary.deniedByPolicy(), json);
            scores(summary, json);
            addedNanos(summary, json);
            input(read, json);
            json.writeNumberField("wouldDeny", summary.wouldDeny());
            byPolicy("wouldDenyByPolicy", summary.wouldDenyByPolicy(), json);
            json.writeEndObject();
        }
    }

    private static void numbers(Summary summary, JsonGenerator json) throws IOException {
        json.writeNumberField("sessions", summary.sessions());
        json.writeNumberField("turns", summary.turns());
        json.writeNumberField("toolCalls", summary.toolCalls());
        json.writeNumberField("allowed", summary.allowed());
        json.writeNumberField("denied", summary.denied());
        json.writeNumberField("failed", summary.failed());
        json.writeNumberField("evaluated", summary.evaluated());
        json.writeNumberField("policyErrors", summary.policyErrors());
    }

    private static void byPolicy(String name, Map<String, Long> counts, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> policy : counts.entrySet()) {
            json.writeNumberField(policy.getKey(), policy.getValue());
        }
        json.writeEndObject();
    }

    private static void scores(Summary summary, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("scores");
        for (String evaluator : summary.scores().keySet()) {
            json.writeObjectFieldStart(evaluator);
            json.writeNumberField("count", summary.scores().get(evaluator).count());
            json.writeNumberField("mean", summary.scores().get(evaluator).mean());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void addedNanos(Summary summary, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("addedNanosPerCall");
        number("median", summary.addedNanosMedian(), json);
        number("p99", summary.addedNanosP99(), json);
        json.writeEndObject();
    }

    private static void number(String name, OptionalLong value, JsonGenerator json) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsLong());
        }
    }

    private static void input(SessionReadReport read, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("input");
        json.writeNumberField("files", read.files());
        json.writeNumberField("skipped", read.skipped());
        json.writeNumberField("errors", read.errors());
        json.writeNumberField("warnings", read.warnings());
        json.writeEndObject();
    }
}
