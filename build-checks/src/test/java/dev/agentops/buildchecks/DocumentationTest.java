package dev.agentops.buildchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between documents lead somewhere. */
class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    @Test
    void relativeLinksLeadToFiles() {
        List<Path> documents = Repository.trackedFiles().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .toList();
        assertThat(documents).isNotEmpty();
        assertThat(documents.stream().flatMap(DocumentationTest::brokenLinks)).isEmpty();
    }

    private static Stream<String> brokenLinks(Path document) {
        Matcher links = LINK.matcher(Repository.read(document));
        return links.results()
                .map(link -> link.group(1))
                .filter(DocumentationTest::isRelative)
                .filter(target -> !Files.exists(document.resolveSibling(withoutFragment(target))))
                .map(target -> Repository.root().relativize(document) + " -> " + target);
    }

    private static boolean isRelative(String target) {
        return !target.startsWith("#") && !target.contains(":");
    }

    private static String withoutFragment(String target) {
        int fragment = target.indexOf('#');
        return fragment < 0 ? target : target.substring(0, fragment);
    }
}
