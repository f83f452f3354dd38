package dev.agentops.policy.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cases in a folder and the folders in it. Names in a case are relative to the folder, or to the one that holds it when the
 * folder itself is part of the names; they do not lead out of there.
 */
final class FolderCorpus implements CorpusSource {
    private static final long LARGEST_FILE = ArchiveCorpus.LARGEST_FILE;

    private final Path folder;

    FolderCorpus(Path folder) {
        this.folder = folder;
    }

    @Override
    public void read(CaseSink sink) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> CaseFile.isNamedSo(file.toString()))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> read(file, sink));
        } catch (IOException | UncheckedIOException e) {
            sink.unusable(folder + ": cannot be read as a folder: " + e.getMessage());
        }
    }

    private void read(Path file, CaseSink sink) {
        String name = folder.relativize(file).toString();
        try {
            CaseFile found = CaseFile.read(name, text(name, file));
            if (found != null) {
                sink.accept(new ConformanceCase(
                        found,
                        named(found, found.policies()),
                        named(found, found.schema()),
                        named(found, found.entities())));
            }
        } catch (UnusableException e) {
            sink.unusable(e.problem());
        }
    }

    private String named(CaseFile in, String name) throws UnusableException {
        try {
            for (Path root : roots(name)) {
                Path file = root.resolve(name).normalize();
                if (Files.isRegularFile(file) && file.toRealPath().startsWith(root)) {
                    return text(name, file);
                }
            }
        } catch (IOException | InvalidPathException e) {
            throw new UnusableException(in.name() + ": names a file that cannot be read: " + name);
        }
        throw new UnusableException(in.name() + ": names " + name + ", which is not in " + folder
                + ": put it there, or name the folder that the names are relative to");
    }

    private List<Path> roots(String name) throws IOException {
        Path root = folder.toRealPath();
        Path above = root.getParent();
        return above != null && name.startsWith(root.getFileName() + "/") ? List.of(root, above) : List.of(root);
    }

    private static String text(String name, Path file) throws UnusableException {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new UnusableException(name + ": is larger than " + LARGEST_FILE + " bytes");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UnusableException(name + ": is not valid UTF-8: save it as UTF-8");
        } catch (IOException e) {
            throw new UnusableException(
                    name + ": cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
