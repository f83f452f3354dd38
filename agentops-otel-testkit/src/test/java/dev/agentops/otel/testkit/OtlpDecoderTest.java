package dev.agentops.otel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpDecoderTest {
    @Test
    void readsALineOfAnOtlpJsonFile() {
        List<ReceivedSpan> spans = OtlpDecoder.jsonSpans("""
                {"resourceSpans":[{"resource":{},"scopeSpans":[{"scope":{"name":"shop"},"spans":[
                {"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"look","kind":3,
                "startTimeUnixNano":"1","endTimeUnixNano":"2","invented":true,
                "attributes":[{"key":"n","value":{"intValue":"7"}}]}]}]}]}
                """);

        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.traceId()).isEqualTo("5b8efff798038103d269b633813fc60c");
            assertThat(span.spanId()).isEqualTo("eee19b7ec3c1b174");
            assertThat(span.isRoot()).isTrue();
            assertThat(span.kind()).isEqualTo(SpanKind.CLIENT);
            assertThat(span.attributes().get(AttributeKey.longKey("n"))).isEqualTo(7);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "7",
                "{\"resourceSpans\":7}",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"xy\"}]}]}]}"
            })
    void refusesOtherText(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> OtlpDecoder.jsonSpans(text));
    }

    @Test
    void refusesOtherBytes() {
        ByteString bytes = ByteString.copyFromUtf8("no protobuf");
        assertThatIllegalArgumentException().isThrownBy(() -> OtlpDecoder.spans(bytes));
        assertThatIllegalArgumentException().isThrownBy(() -> OtlpDecoder.metrics(bytes));
        assertThatIllegalArgumentException().isThrownBy(() -> OtlpDecoder.logs(bytes));
    }
}
