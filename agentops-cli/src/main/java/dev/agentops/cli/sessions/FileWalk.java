package dev.agentops.cli.sessions;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the files of the given paths: files as named, folders recursively and sorted, each file once. */
final class FileWalk {

    private final Function<Path, Problems> problems;
    private final List<SourceFile> found = new ArrayList<>();
    private final Set<String> labels = new HashSet<>();
    private final Set<Path> real = new HashSet<>();

    FileWalk(Function<Path, Problems> problems) {
        this.problems = problems;
    }

    void add(Path path) {
        if (Files.isDirectory(path)) {
            addFolder(path);
        } else if (Files.isRegularFile(path)) {
            addFile(path, FileNames.of(path), true);
        } else {
            unusable(path);
        }
    }

    List<SourceFile> files() {
        return found;
    }

    private void addFolder(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new Collector(files));
        } catch (IOException e) {
            unreadable(folder, e);
        }
        if (files.isEmpty()) {
            problems.apply(folder).error("has no .json or .jsonl file", "name a folder with recorded sessions");
        }
        String name = FileNames.of(folder.toAbsolutePath().normalize());
        files.sort(Comparator.comparing(file -> relative(folder, file)));
        files.forEach(file -> addFile(file, name + "/" + relative(folder, file), false));
    }

    private void addFile(Path file, String label, boolean named) {
        if (isNew(file)) {
            found.add(new SourceFile(file, unique(label), named));
        } else {
            problems.apply(file).notice("was already named, read once", "name each file once");
        }
    }

    private boolean isNew(Path file) {
        try {
            return real.add(file.toRealPath());
        } catch (IOException e) {
            return true;
        }
    }

    private String unique(String label) {
        String candidate = label;
        for (int i = 2; !labels.add(candidate); i++) {
            candidate = label + "~" + i;
        }
        return candidate;
    }

    private void unusable(Path path) {
        problems.apply(path)
                .error(
                        Files.exists(path) ? "is neither a file nor a folder" : "does not exist",
                        "name a file of sessions or a folder with such files");
    }

    private void unreadable(Path path, IOException e) {
        JsonFault fault = JsonFault.of(e);
        problems.apply(path).error(fault.message(), fault.remedy());
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isJson(Path file) {
        String name = FileNames.of(file).toLowerCase(Locale.ROOT);
        return name.endsWith(".json") || name.endsWith(".jsonl");
    }

    private final class Collector extends SimpleFileVisitor<Path> {

        private final List<Path> files;

        Collector(List<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isJson(file) || Files.isDirectory(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (Files.isRegularFile(file)) {
                files.add(file);
            } else {
                unusable(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            unreadable(file, e);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            if (e != null) {
                unreadable(folder, e);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
