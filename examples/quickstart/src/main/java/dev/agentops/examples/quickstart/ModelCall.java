package dev.agentops.examples.quickstart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A tool call that the model asks for.
 *
 * @param tool the tool's name
 * @param arguments its arguments
 */
record ModelCall(String tool, Map<String, Object> arguments) {
    private static final Pattern CALL = Pattern.compile("call (\\w+)\\(([^()]*)\\)");
    private static final Pattern ARGUMENT = Pattern.compile("(\\w+)=([^,]+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** The calls that a text asks for, each as {@code call tool(name=value, name=value)}, in order. */
    static Stream<ModelCall> in(String text) {
        return CALL.matcher(text).results().map(ModelCall::of);
    }

    private static ModelCall of(MatchResult call) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        ARGUMENT.matcher(call.group(2)).results().forEach(each -> arguments.put(each.group(1), value(each.group(2))));
        return new ModelCall(call.group(1), arguments);
    }

    private static Object value(String text) {
        return NUMBER.matcher(text).matches() ? (Object) Long.valueOf(text) : text;
    }
}
