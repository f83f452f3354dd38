package dev.agentops.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that the command writes. It is written beside its place under another name and moved there when it is complete,
 * so that nobody reads half of it and an earlier one stays when the command fails. Not thread-safe.
 */
final class OutputFile implements AutoCloseable {
    private final String option;
    private final Path target;
    private final Path part;
    private final OutputStream stream;

    private OutputFile(String option, Path target, Path part, OutputStream stream) {
        this.option = option;
        this.target = target;
        this.part = part;
        this.stream = stream;
    }

    /**
     * Opens it for writing.
     *
     * @param option the option that named it
     * @throws CommandFailedException when its folder cannot be written to
     */
    static OutputFile open(String option, Path target) {
        if (Files.isDirectory(target)) {
            throw new CommandFailedException(option + ": " + target + " is a folder; name a file");
        }
        try {
            Path place = OutputPlace.place(target);
            if (isDevice(place)) {
                return new OutputFile(option, place, place, new BufferedOutputStream(Files.newOutputStream(place)));
            }
            Path part = place.resolveSibling(unusedName(place));
            OutputStream stream = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            part.toFile().deleteOnExit();
            return new OutputFile(option, place, part, new BufferedOutputStream(stream));
        } catch (IOException e) {
            throw new CommandFailedException(
                    option + ": " + target + " cannot be written (" + reason(e) + "); name a file that can be written");
        }
    }

    /** Of this run alone: two runs with the same target, or a file of the user, do not meet. */
    private static String unusedName(Path place) {
        return "." + place.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".part";
    }

    /** A device or a pipe is written to as it is: it must never be replaced by a file. */
    static boolean isDevice(Path place) {
        return Files.exists(place) && !Files.isRegularFile(place);
    }

    OutputStream stream() {
        return stream;
    }

    /**
     * Puts the file in its place.
     *
     * @throws CommandFailedException when it could not be written
     */
    void commit() {
        try {
            stream.close();
            if (!part.equals(target)) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    CommandFailedException notWritten(IOException e) {
        return notWritten(reason(e));
    }

    CommandFailedException notWritten(String reason) {
        return new CommandFailedException(
                option + ": " + target + " could not be written (" + reason + "); see to its folder and its disk");
    }

    /** Removes what was written, unless it was put in its place. */
    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException alreadyTold) {
            // Whoever wrote last was told; what is left is deleted.
        }
        try {
            if (!part.equals(target)) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "that is not permitted";
        }
        String reason = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
        return reason == null ? "the system does not say why" : reason;
    }
}
