package dev.agentops.policy.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Files of an archive of conformance data. */
public final class CorpusFiles {
    private static final long LARGEST_ARCHIVE = 4L << 30;

    private CorpusFiles() {}

    /** The texts of the first files whose names end so. */
    public static List<String> named(String end, Path archive, int most) throws IOException {
        List<String> texts = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
            TarReader tar = new TarReader(in, ArchiveCorpus.LARGEST_FILE, LARGEST_ARCHIVE);
            TarReader.Entry entry = tar.next();
            while (entry != null && texts.size() < most) {
                if (entry.name().endsWith(end)) {
                    texts.add(StandardCharsets.UTF_8.decode(entry.content()).toString());
                }
                entry = tar.next();
            }
        } catch (UnusableException e) {
            throw new IOException(e);
        }
        return texts;
    }
}
