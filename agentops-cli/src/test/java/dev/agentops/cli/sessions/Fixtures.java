package dev.agentops.cli.sessions;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The recordings written for these tests. */
final class Fixtures {

    static final List<String> NAMES = List.of(
            "messages.json",
            "messages.jsonl",
            "sessions.json",
            "sessions.jsonl",
            "tau-bench.json",
            "tau2.json",
            "spans.jsonl");

    private Fixtures() {}

    static Path path(String name) {
        URL resource = Objects.requireNonNull(Fixtures.class.getResource(name), name);
        try {
            return Path.of(resource.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
