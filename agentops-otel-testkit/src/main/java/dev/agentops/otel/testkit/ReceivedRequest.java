package dev.agentops.otel.testkit;

import com.google.protobuf.ByteString;
import java.util.Map;

/**
 * One export request as it arrived, whatever was answered.
 *
 * @param signal what it carries
 * @param transport how it came in
 * @param headers its HTTP headers or gRPC metadata, names in lower case; of a header that came several times, the first value;
 *     binary metadata is left out
 * @param body the protobuf message, decompressed
 * @param reply what was answered
 */
public record ReceivedRequest(
        Signal signal, Transport transport, Map<String, String> headers, ByteString body, Reply reply) {
    /** Takes a copy of the headers. */
    public ReceivedRequest {
        headers = Map.copyOf(headers);
    }
}
