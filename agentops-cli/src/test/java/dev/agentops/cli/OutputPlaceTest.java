package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputPlaceTest {
    @TempDir
    private Path folder;

    private static void assertRefused(OutputPlace place, Path target, String why) {
        assertThatThrownBy(() -> place.check("--json", target))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining(why);
    }

    @Test
    void anInputIsNotAnOutputHoweverItIsNamed() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path input = Files.writeString(real.resolve("in.json"), "[]");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), input);
        Path linkedFolder = Files.createSymbolicLink(folder.resolve("linked"), real);
        OutputPlace place = new OutputPlace(List.of(input));

        assertRefused(place, input, "one of the files to be read");
        assertRefused(place, link, "one of the files to be read");
        assertRefused(place, linkedFolder.resolve("in.json"), "one of the files to be read");
        assertRefused(new OutputPlace(List.of(link)), input, "one of the files to be read");
    }

    @Test
    void aRecordingIsNotWrittenIntoAFolderThatIsRead() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path linkedFolder = Files.createSymbolicLink(folder.resolve("linked"), real);

        assertRefused(new OutputPlace(List.of(real)), linkedFolder.resolve("new.jsonl"), "would be read there");
        assertThatCode(() -> new OutputPlace(List.of(real)).check("--report", real.resolve("page.html")))
                .doesNotThrowAnyException();
    }

    @Test
    void policiesAndToolsAreNotOutputs() throws IOException {
        Path policies = Files.createDirectory(folder.resolve("policies"));
        Path tools = Files.writeString(folder.resolve("tools.json"), "[]");
        OutputPlace place = new OutputPlace(List.of(), policies, tools);

        assertRefused(place, tools, "one of the files to be read");
        assertRefused(place, policies.resolve("tools.json"), "would be read there");
        assertRefused(place, policies.resolve("new.cedar"), "would be read there");
    }

    @Test
    void twoOutputsAreTwoFiles() {
        OutputPlace place = new OutputPlace(List.of());
        place.check("--report", folder.resolve("out"));

        assertRefused(place, folder.resolve("./out"), "what --report writes already");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aDeviceMayBeNamedTwice() {
        OutputPlace place = new OutputPlace(List.of());

        assertThatCode(() -> {
                    place.check("--report", Path.of("/dev/null"));
                    place.check("--json", Path.of("/dev/null"));
                })
                .doesNotThrowAnyException();
    }
}
