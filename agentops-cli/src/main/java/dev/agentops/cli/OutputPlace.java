package dev.agentops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps what the command writes apart from what it reads, whatever links lead there. */
final class OutputPlace {
    private final List<Path> sessions;
    private final List<Path> configuration;
    private final Map<Path, String> taken = new HashMap<>();

    /**
     * What is read.
     *
     * @param configuration files and folders besides the sessions; null stands for one that was not named
     */
    OutputPlace(List<Path> sessions, @Nullable Path... configuration) {
        this.sessions = sessions.stream().map(OutputPlace::place).toList();
        this.configuration = Stream.of(configuration)
                .filter(Objects::nonNull)
                .map(OutputPlace::place)
                .toList();
    }

    /**
     * Refuses a file that this run reads or writes already, or that the next one would read as a recording.
     *
     * @throws CommandFailedException when it is refused
     */
    void check(String option, @Nullable Path target) {
        if (target == null) {
            return;
        }
        Path place = place(target);
        sessions.forEach(input -> requireApart(option, target, place, input, looksLikeRecording(place)));
        configuration.forEach(input -> requireApart(option, target, place, input, true));
        String other = OutputFile.isDevice(place) ? null : taken.putIfAbsent(place, option);
        if (other != null) {
            throw new CommandFailedException(
                    option + ": " + target + " is what " + other + " writes already; name another file");
        }
    }

    private static void requireApart(String option, Path target, Path place, Path input, boolean readInFolder) {
        if (place.equals(input)) {
            throw new CommandFailedException(option + ": " + target + " is one of the files to be read; name another");
        }
        if (readInFolder && Files.isDirectory(input) && place.startsWith(input)) {
            throw new CommandFailedException(option + ": " + target
                    + " is in a folder to be read, and would be read there; name a file elsewhere");
        }
    }

    private static boolean looksLikeRecording(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".json") || name.endsWith(".jsonl");
    }

    /** Where a path really is: through all links, and through those of its folder when the file is not there yet. */
    static Path place(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            if (Files.exists(absolute)) {
                return absolute.toRealPath();
            }
            Path folder = absolute.getParent();
            Path name = absolute.getFileName();
            return folder == null || name == null || !Files.exists(folder)
                    ? absolute
                    : folder.toRealPath().resolve(name);
        } catch (IOException unreadable) {
            return absolute;
        }
    }
}
