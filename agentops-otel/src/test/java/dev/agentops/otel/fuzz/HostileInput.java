package dev.agentops.otel.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one input of octets says to each kind of carrier. */
record HostileInput(
        Map<String, String> headers,
        Map<String, List<String>> fields,
        Map<String, Object> metadata,
        List<Map.Entry<String, byte[]>> message) {
    private static final List<String> NAMES =
            List.of("traceparent", "tracestate", "baggage", "Baggage", "TraceState", "x");
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** Octets below 9 end a field and say how the next one is named; what comes first is a {@code tracestate}. */
    static HostileInput of(byte[] octets) {
        HostileInput input = new HostileInput(new HashMap<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());
        String name = NAMES.get(1);
        int start = 0;
        if (octets.length > 0 && (octets[0] & 1) == 0) {
            input.add(NAMES.get(0), PARENT.getBytes(StandardCharsets.US_ASCII));
        }
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] >= 0 && octets[i] < 9) {
                input.add(name, java.util.Arrays.copyOfRange(octets, start, i));
                name = NAMES.get(octets[i] % NAMES.size());
                start = i + 1;
            }
        }
        input.add(name, java.util.Arrays.copyOfRange(octets, start, octets.length));
        return input;
    }

    private void add(String name, byte[] value) {
        String text = new String(value, value.length % 2 == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        headers.put(name, text);
        fields.computeIfAbsent(name, key -> new ArrayList<>()).add(text);
        metadata.put(name, value.length % 7 == 6 ? (Object) value.length : text);
        message.add(Map.entry(name, value));
    }
}
