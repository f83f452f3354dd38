package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.policy.internal.schema.CedarValues;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine runs on the stack of the thread that asks: what is accepted does not fill it, what would is refused. */
class SmallStackTest {
    private static final int DECISIONS = 8;

    @TempDir
    private Path path;

    private List<String> linesOfProcess(int levels) throws Exception {
        File output = path.resolve("output").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xss256k",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallStackProbe.class.getName(),
                        path.toString(),
                        Integer.toString(levels))
                .directory(path.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        String text = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        assertThat(ended).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text.lines()
                .filter(line -> line.startsWith("plain") || line.startsWith("typed"))
                .toList();
    }

    @Test
    void theDeepestArgumentsEntitiesAndActionsAreDecidedOnASmallStack() throws Exception {
        List<String> lines = linesOfProcess(CedarValues.DEEPEST);

        assertThat(lines).hasSize(DECISIONS);
        assertThat(lines).contains("plain allow", "typed allow");
    }

    @Test
    void deeperArgumentsAreRefusedBeforeTheEngineSeesThem() throws Exception {
        assertThat(linesOfProcess(60)).hasSize(DECISIONS).containsOnly("plain deny", "typed deny");
    }
}
