package dev.agentops.buildchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing in the repository may depend on, or tell about, the machine that somebody worked on. */
class TrackedFilesTest {
    private static final int LEAST_FILES = 40;

    /** A path is one only at the start of a word: {@code docs/work/x} and {@code https://host/root/} are none. */
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.$}~/-])/(?:work|root|home/[\\w-]+|Users/[\\w-]+|tmp)/[\\w.]");

    private static final Pattern REGISTRY = Pattern.compile(
            "(?:repo1?\\.maven\\.(?:apache\\.)?org|registry\\.npmjs|pypi\\.org|deb\\.debian|proxy\\.golang|oss\\.sonatype)");

    @Test
    void noFileNamesAPlaceOnAMachine() {
        assertThat(findings(MACHINE_PATH)).isEmpty();
    }

    @Test
    void noFileNamesAPackageRegistry() {
        assertThat(findings(REGISTRY)).isEmpty();
    }

    @Test
    void patternsFindWhatTheyLookFor() {
        assertThat(MACHINE_PATH.matcher("open " + "/" + "home/ada/x").find()).isTrue();
        assertThat(MACHINE_PATH.matcher("open \"" + "/" + "tmp/x").find()).isTrue();
        assertThat(MACHINE_PATH.matcher("docs/work/x and $HOME/root/x").find()).isFalse();
        assertThat(REGISTRY.matcher("https://repo.maven." + "apache.org/maven2").find())
                .isTrue();
    }

    private static List<String> findings(Pattern pattern) {
        List<Path> files = Repository.trackedFiles();
        assertThat(files).hasSizeGreaterThan(LEAST_FILES);
        return files.stream().flatMap(file -> findings(pattern, file)).toList();
    }

    private static Stream<String> findings(Pattern pattern, Path file) {
        List<String> lines = textLines(file);
        return IntStream.range(0, lines.size())
                .filter(index -> pattern.matcher(lines.get(index)).find())
                .mapToObj(index -> Repository.root().relativize(file) + ":" + (index + 1) + ": " + lines.get(index));
    }

    private static List<String> textLines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException binary) {
            return List.of();
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }
}
