package dev.agentops.cli.sessions;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes files of 50 MB and reads them; run by {@link LargeFilesTest} in a small heap. */
final class LargeFilesMain {

    static final long BYTES = 50_000_000;

    private LargeFilesMain() {}

    /** Writes the n-th part of a file. */
    private interface Part {
        String text(int n);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        run(folder, "chat", "[", LargeFilesMain::chat, ",", "]");
        run(folder, "lines", "", LargeFilesMain::chat, "\n", "\n");
        run(folder, "tau2", "{\"tasks\":[],\"simulations\":[", LargeFilesMain::chat, ",", "]}");
        run(folder, "spans", "", LargeFilesMain::span, "\n", "\n");
        run(folder, "one-session", "{\"messages\":[", n -> message("user", n), ",", "]}");
        run(folder, "one-session-lines", "", n -> message("user", n), "\n", "\n");
        run(folder, "one-text", "[{\"messages\":[{\"role\":\"user\",\"content\":\"", n -> "0123456789", "", "\"}]}]");
        run(folder, "distinct-names", "{\"messages\":[{\"role\":\"user\"", n -> ",\"name" + n + "\":1", "", "}]}");
        run(folder, "deep", "[{\"messages\":[{\"role\":\"user\",\"content\":", n -> "[[[[[[[[[[", "", "1");
        run(folder, "broken-lines", chat(0) + "\n", n -> "{\"messages\": broken" + "x".repeat(500), "\n", "\n");
        run(folder, "no-sessions", "[", n -> "{\"name\":\"tool" + n + "\"}", ",", "]");
    }

    private static void run(Path folder, String name, String before, Part part, String between, String after)
            throws IOException {
        Path file = folder.resolve(name);
        long parts = write(file, before, part, between, after);
        Count count = new Count();
        SessionReadReport report = SessionFiles.create().read(List.of(file), SessionFormat.AUTO, count);
        System.out.println(name + " parts=" + (report.sessions() == parts ? "all" : parts) + " sessions="
                + (report.sessions() == parts ? "all" : report.sessions()) + " calls="
                + (count.calls == parts ? "one-each" : count.calls) + " complete=" + report.complete() + " "
                + count.firstProblem);
        Files.delete(file);
    }

    private static long write(Path file, String before, Part part, String between, String after) throws IOException {
        long written = 0;
        int parts = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(before);
            while (written < BYTES) {
                String text = (parts == 0 ? "" : between) + part.text(parts);
                out.write(text);
                written += text.length();
                parts++;
            }
            out.write(after);
        }
        return parts;
    }

    private static String chat(int n) {
        return "{\"messages\":[" + message("user", n)
                + ",{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"requestor\":\"assistant\",\"function\":"
                + "{\"name\":\"look\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"c\",\"id\":\"c\",\"content\":\""
                + "x".repeat(1500) + "\"}]}";
    }

    private static String message(String role, int n) {
        return "{\"role\":\"" + role + "\",\"content\":\"message " + n + "\"}";
    }

    private static String span(int n) {
        return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"" + n
                + "\",\"spanId\":\"1\",\"startTimeUnixNano\":\"1\","
                + "\"attributes\":[{\"key\":\"gen_ai.operation.name\",\"value\":{\"stringValue\":\"execute_tool\"}},"
                + "{\"key\":\"gen_ai.tool.call.arguments\",\"value\":{\"stringValue\":\"{}\"}},"
                + "{\"key\":\"gen_ai.tool.call.result\",\"value\":{\"stringValue\":\"" + "x".repeat(1500)
                + "\"}}]}]}]}]}";
    }

    private static final class Count implements SessionHandler {

        private long calls;
        private String firstProblem = "";

        @Override
        public void session(RecordedSession session) {
            calls += session.toolCalls().size();
        }

        @Override
        public void problem(SessionProblem problem) {
            firstProblem = firstProblem.isEmpty() ? problem.message() : firstProblem;
        }
    }
}
