package dev.agentops.policy.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes bundles. The same files, name, version and time give the same bytes, and what it makes it has verified. Not
 * thread-safe.
 */
public final class BundleWriter {
    /**
     * So that an archive depends on nothing but its content. At the first moment that zip can tell, the JDK would add another
     * time that depends on the time zone.
     */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final String name;
    private final long version;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private FolderRules rules = FolderRules.everything();
    private @Nullable Instant created;

    private BundleWriter(String name, long version) {
        this.name = name;
        this.version = version;
    }

    /**
     * Starts a bundle without files.
     *
     * @param name 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit
     * @param version from 1 to {@link BundleVersion#HIGHEST}; greater than that of the bundle before
     * @throws IllegalArgumentException when name or version cannot be
     */
    public static BundleWriter create(String name, long version) {
        if (!Manifest.isName(name)) {
            throw new IllegalArgumentException(
                    "'" + BundleNames.shown(name) + "' is no name for a bundle: use letters, digits, '.', '_' and '-'");
        }
        if (!Manifest.isVersion(version)) {
            throw new IllegalArgumentException(
                    version + " is no version: use a whole number from 1 to " + BundleVersion.HIGHEST);
        }
        return new BundleWriter(name, version);
    }

    /** When it was made, for people; a bundle without it says nothing of time. */
    public BundleWriter created(Instant created) {
        this.created = created;
        return this;
    }

    /**
     * Adds the files of a folder, also those that the rules do not read; hidden ones are left out. A manifest that is there is
     * not looked at.
     *
     * @throws BundleRejectedException when the folder cannot be a bundle
     */
    public BundleWriter addFolder(Path folder, FolderRules folderRules) {
        BundleLimits limits = BundleLimits.STANDARD;
        FolderContents contents = FolderContents.of(folder, limits);
        files.putAll(new BareFolder(folder.toString(), contents, allButManifest(folderRules), limits).read());
        rules = folderRules;
        return this;
    }

    private static FolderRules allButManifest(FolderRules rules) {
        return new FolderRules() {
            @Override
            public boolean reads(String file) {
                return !Manifest.isReserved(file)
                        && (rules.reads(file) || rules.misplaced(file).isEmpty());
            }

            @Override
            public Optional<String> misplaced(String file) {
                return rules.misplaced(file);
            }

            @Override
            public Optional<String> misplacedIn(Path subfolder) {
                return rules.misplacedIn(subfolder);
            }
        };
    }

    /** Adds a file, in place of one of the same name. */
    public BundleWriter add(String file, byte[] content) {
        files.put(file, content.clone());
        return this;
    }

    /**
     * The bundle as an archive.
     *
     * @param signers may be none
     * @throws BundleRejectedException when what was added cannot be a bundle, or holds a private key
     */
    public byte[] archive(SigningKey... signers) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.putAll(manifest(signers));
        byte[] archive = zip(all);
        BundleSource.readArchive(name, archive, BundleTrust.optional(), rules);
        return archive;
    }

    /**
     * What makes the folder of the files a bundle: {@code manifest.json} and, with signers, {@code manifest.json.sig}. Put the
     * signature into the folder before the manifest.
     *
     * @throws BundleRejectedException when what was added cannot be a bundle, or holds a private key
     */
    public SortedMap<String, byte[]> manifest(SigningKey... signers) {
        Manifest manifest = new Manifest(
                name,
                version,
                created,
                files.entrySet().stream()
                        .map(file -> Manifest.Entry.of(file.getKey(), file.getValue()))
                        .toList());
        manifest.requireFiles(BundleLimits.STANDARD);
        requireNoSecret();
        SortedMap<String, byte[]> made = new TreeMap<>();
        byte[] json = ManifestJson.write(manifest);
        made.put(Manifest.NAME, json);
        if (signers.length > 0) {
            made.put(Manifest.SIGNATURE, SignatureFile.sign(json, List.of(signers)));
        }
        return made;
    }

    private void requireNoSecret() {
        files.forEach((file, content) -> {
            if (Pem.holdsPrivateKey(content)) {
                throw new BundleRejectedException(
                        RejectionKind.BAD_PATH,
                        file,
                        "holds a private key, which everybody would have who has the bundle: keep it elsewhere");
            }
        });
    }

    /** Not compressed: the bytes of a compressor differ from one Java to the next. */
    private static byte[] zip(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        return entry;
    }
}
