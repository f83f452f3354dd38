package dev.agentops.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps what the command writes apart from what it reads. */
final class OutputPlace {
    private final List<Path> inputs;

    OutputPlace(List<Path> inputs) {
        this.inputs = inputs.stream().map(OutputPlace::place).toList();
    }

    /**
     * Refuses a file that this run would overwrite, or that the next one would read as a recording.
     *
     * @throws CommandFailedException when it is refused
     */
    void check(String option, @Nullable Path target) {
        if (target == null) {
            return;
        }
        Path place = place(target);
        for (Path input : inputs) {
            if (place.equals(input)) {
                throw new CommandFailedException(
                        option + ": " + target + " is one of the files to be read; name another");
            }
            if (looksLikeRecording(place) && Files.isDirectory(input) && place.startsWith(input)) {
                throw new CommandFailedException(option + ": " + target
                        + " is in a folder to be read, and would be read there; name a file elsewhere");
            }
        }
    }

    private static boolean looksLikeRecording(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".json") || name.endsWith(".jsonl");
    }

    private static Path place(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
