package dev.agentops.benchmarks;

import dev.agentops.json.Json;
import dev.agentops.json.JsonLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts JMH's JSON into a Markdown file as a table, between two marking comments: {@code CostTable results.json README.md}.
 */
public final class CostTable {
    private static final String BEGIN = "<!-- cost table: begin -->";
    private static final String END = "<!-- cost table: end -->";
    private static final JsonLimits WIDE = new JsonLimits(64, 64_000_000, 1_000_000);

    private CostTable() {}

    /** Reads the first file, and writes the table into the second. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: CostTable JMH-RESULTS.json FILE.md");
            System.exit(2);
        }
        Path document = Path.of(arguments[1]);
        String table = table(Json.parse(Files.readString(Path.of(arguments[0])), WIDE));
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            System.err.println(document + " has no lines '" + BEGIN + "' and '" + END + "'");
            System.exit(2);
        }
        Files.writeString(document, text.substring(0, begin + BEGIN.length()) + "\n" + table + text.substring(end));
    }

    private static String table(@Nullable Object results) {
        List<?> runs = (List<?>) Objects.requireNonNull(results);
        StringBuilder table = new StringBuilder("| one call | time | ± | allocated |\n| --- | ---: | ---: | ---: |\n");
        runs.forEach(run -> table.append(row((Map<?, ?>) run)));
        Map<?, ?> first = (Map<?, ?>) runs.get(0);
        return table + "\nJMH " + first.get("jmhVersion") + ", JDK " + first.get("jdkVersion") + " ("
                + first.get("vmName") + "), " + first.get("forks") + " forks, " + first.get("measurementIterations")
                + " × " + first.get("measurementTime") + " after " + first.get("warmupIterations") + " × "
                + first.get("warmupTime") + " of warm-up, " + first.get("threads")
                + " thread. A shared machine of two cores: compare rows, not absolute times.\n";
    }

    private static String row(Map<?, ?> run) {
        String benchmark = (String) Objects.requireNonNull(run.get("benchmark"));
        Map<?, ?> time = map(run, "primaryMetric");
        Map<?, ?> allocated = map(map(run, "secondaryMetrics"), "gc.alloc.rate.norm");
        return "| `%s` | %s ns | %s | %s B |%n"
                .formatted(
                        benchmark.substring(benchmark.lastIndexOf('.') + 1),
                        rounded(time.get("score")),
                        rounded(time.get("scoreError")),
                        rounded(allocated.get("score")));
    }

    private static Map<?, ?> map(Map<?, ?> outer, String name) {
        return (Map<?, ?>) Objects.requireNonNull(outer.get(name), name);
    }

    /** Whole numbers; JMH writes NaN, as a string, where one fork gives no error. */
    private static String rounded(@Nullable Object number) {
        return number instanceof Number value
                ? new BigDecimal(value.toString())
                        .setScale(0, java.math.RoundingMode.HALF_UP)
                        .toPlainString()
                : "–";
    }
}
