package dev.agentops.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OtlpAnswerTest {
    private static byte[] traces(long rejected) {
        return ExportTraceServiceResponse.newBuilder()
                .setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                        .setRejectedSpans(rejected)
                        .setErrorMessage("too many"))
                .build()
                .toByteArray();
    }

    static Stream<MessageLite> answersWithSeven() {
        return Stream.of(
                ExportTraceServiceResponse.newBuilder()
                        .setPartialSuccess(
                                ExportTracePartialSuccess.newBuilder().setRejectedSpans(7))
                        .build(),
                ExportMetricsServiceResponse.newBuilder()
                        .setPartialSuccess(
                                ExportMetricsPartialSuccess.newBuilder().setRejectedDataPoints(7))
                        .build(),
                ExportLogsServiceResponse.newBuilder()
                        .setPartialSuccess(ExportLogsPartialSuccess.newBuilder()
                                .setRejectedLogRecords(7)
                                .setErrorMessage("no"))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("answersWithSeven")
    void theNumberIsReadForEverySignal(MessageLite answer) {
        assertThat(OtlpAnswer.rejected(answer.toByteArray())).isEqualTo(7);
    }

    @Test
    void anAnswerThatRefusesNothingIsZero() {
        assertThat(OtlpAnswer.rejected(new byte[0])).isZero();
        assertThat(OtlpAnswer.rejected(traces(0))).isZero();
        assertThat(OtlpAnswer.rejected(traces(-5))).isZero();
        assertThat(OtlpAnswer.rejected(traces(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatIsCutOrFollowedByRubbishRefusesNothing() {
        byte[] whole = traces(300);

        for (int length = 0; length < whole.length; length++) {
            assertThat(OtlpAnswer.rejected(Arrays.copyOf(whole, length))).isZero();
        }
        byte[] followed = Arrays.copyOf(whole, whole.length + 1);
        followed[whole.length] = (byte) 0x83;
        assertThat(OtlpAnswer.rejected(followed)).isZero();
    }

    @Test
    void anyBytesGiveANumberThatIsNotNegative() {
        long seed = 20261123;
        int inputs = 200_000;
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < inputs; i++) {
            byte[] bytes = random.nextBoolean() ? traces(random.nextInt(1000)) : new byte[random.nextInt(40)];
            for (int change = random.nextInt(4); change > 0 && bytes.length > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(OtlpAnswer.rejected(bytes))
                    .as("seed %s, input %s", seed, i)
                    .isNotNegative();
            read++;
        }
        assertThat(read).isEqualTo(inputs);
    }
}
