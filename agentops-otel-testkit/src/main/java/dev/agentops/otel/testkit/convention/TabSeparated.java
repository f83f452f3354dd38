package dev.agentops.otel.testkit.convention;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Files of the table: a line of column names, then one row on a line, cells separated by tabs. */
final class TabSeparated {
    private TabSeparated() {}

    static <T> List<T> read(String file, List<String> columns, Function<List<String>, T> row) {
        try (InputStream in = TabSeparated.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + file + " is missing beside " + TabSeparated.class);
            }
            List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            require(file, 1, cells(lines.get(0)).equals(columns), "the columns have to be " + columns);
            return lines.stream()
                    .skip(1)
                    .map(line -> parse(file, lines, line, columns, row))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("the resource " + file + " cannot be read", broken);
        }
    }

    private static <T> T parse(
            String file, List<String> lines, String line, List<String> columns, Function<List<String>, T> row) {
        List<String> cells = cells(line);
        require(file, lines.indexOf(line) + 1, cells.size() == columns.size(), "want " + columns.size() + " cells");
        try {
            return row.apply(cells);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(file + ":" + (lines.indexOf(line) + 1) + ": " + wrong.getMessage(), wrong);
        }
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\t", -1));
    }

    private static void require(String file, int line, boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(file + ":" + line + ": " + message);
        }
    }
}
