package dev.agentops.otel.propagation;

/** One vendor's entry in a {@code tracestate}. */
record TraceStateMember(String key, String value) {
    boolean isLegal(TraceStateGrammar grammar) {
        return grammar.isKey(key, 0, key.length()) && TraceStateGrammar.isValue(value, 0, value.length());
    }

    int length() {
        return key.length() + 1 + value.length();
    }

    void appendTo(StringBuilder list) {
        (list.isEmpty() ? list : list.append(',')).append(key).append('=').append(value);
    }
}
