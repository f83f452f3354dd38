package dev.agentops.policy.conformance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Cases in a {@code tar.gz}, read once from its beginning to its end and never unpacked. A case is handed over as soon as its
 * files have been read; the archive should be sorted by name, so that little has to be kept.
 */
final class ArchiveCorpus implements CorpusSource {
    static final int LARGEST_FILE = 8 << 20;

    private static final long LARGEST_ARCHIVE = 4L << 30;
    private static final int BUFFER = 1 << 16;

    private final Path archive;

    ArchiveCorpus(Path archive) {
        this.archive = archive;
    }

    @Override
    public void read(CaseSink sink) {
        ReadFiles files = new ReadFiles(sink);
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), BUFFER)) {
            TarReader tar = new TarReader(in, LARGEST_FILE, LARGEST_ARCHIVE);
            for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
                files.add(entry.name(), text(entry));
            }
            files.end();
        } catch (UnusableException e) {
            sink.unusable(archive + ": " + e.problem());
        } catch (IOException e) {
            sink.unusable(archive + ": is no whole tar.gz: " + e.getMessage() + "; get it anew");
        }
    }

    private static String text(TarReader.Entry entry) throws UnusableException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(entry.content()).toString();
        } catch (CharacterCodingException e) {
            throw new UnusableException(entry.name() + ": is not valid UTF-8");
        }
    }
}
