package dev.agentops.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a policies folder, read once: {@code *.cedar}, at most one schema, {@code entities.json} and {@code
 * links.json}. Anything else in
 * it is none of this module's business, unless it looks as if it was meant to be.
 */
final class PolicyFolder {
    static final String ENTITIES = "entities.json";
    static final String LINKS = "links.json";
    static final String SCHEMA = "schema.cedarschema";
    static final String JSON_SCHEMA = "schema.cedarschema.json";

    private static final Set<String> OTHERS = Set.of(SCHEMA, JSON_SCHEMA, ENTITIES, LINKS);
    private static final int LARGEST_FILE = 8 << 20;
    private static final int MOST_FILES = 1000;
    private static final int DIGEST_CHARACTERS = 16;

    private final Path folder;
    private final TreeMap<String, SourceText> texts = new TreeMap<>();
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final MessageDigest digest = sha256();

    private PolicyFolder(Path folder) {
        this.folder = folder;
    }

    /** Reads what there is; what cannot be read is a problem. */
    static PolicyFolder read(Path folder) {
        PolicyFolder read = new PolicyFolder(folder);
        try {
            read.files(folder.toRealPath());
        } catch (IOException | DirectoryIteratorException e) {
            read.problems.add(problem(folder.toString(), "cannot be read as a folder: name one that exists"));
        }
        return read;
    }

    /** The policy files, by name. */
    List<SourceText> policies() {
        return texts.values().stream().filter(text -> isPolicies(text.name())).toList();
    }

    @Nullable SourceText schema() {
        SourceText schema = texts.get(SCHEMA);
        return schema == null ? texts.get(JSON_SCHEMA) : schema;
    }

    @Nullable SourceText entities() {
        return texts.get(ENTITIES);
    }

    /** What makes policies of templates. */
    @Nullable SourceText links() {
        return texts.get(LINKS);
    }

    List<PolicyProblem> problems() {
        return problems;
    }

    /** Names this content: different policies, schema or entities have a different version. */
    String version() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARACTERS);
    }

    private void files(Path root) throws IOException {
        for (String name : names(root)) {
            try {
                file(root, name);
            } catch (CharacterCodingException e) {
                problems.add(problem(name, "is not valid UTF-8: save it as UTF-8"));
            } catch (IOException e) {
                problems.add(problem(name, "cannot be read: " + e.getClass().getSimpleName()));
            }
        }
        if (texts.containsKey(SCHEMA) && texts.containsKey(JSON_SCHEMA)) {
            problems.add(problem(JSON_SCHEMA, "there is " + SCHEMA + " too: keep one of them"));
        }
        if (policies().isEmpty() && problems.isEmpty()) {
            problems.add(problem(folder.toString(), "has no policies: put at least one *.cedar file into it"));
        }
    }

    private List<String> names(Path root) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                String name = nameOf(entry);
                if (isOurs(name)) {
                    names.add(name);
                } else {
                    MisplacedFiles.remedy(entry, name).ifPresent(remedy -> problems.add(problem(name, remedy)));
                }
            }
        }
        if (names.size() > MOST_FILES) {
            problems.add(problem(folder.toString(), "has " + names.size() + " files, may have " + MOST_FILES));
            return List.of();
        }
        return names.stream().sorted().toList();
    }

    private void file(Path root, String name) throws IOException {
        Path file = root.resolve(name).toRealPath();
        if (!file.startsWith(root)) {
            problems.add(problem(name, "is a link that leads out of the folder: copy the file into it"));
        } else if (!Files.isRegularFile(file)) {
            problems.add(problem(name, "is not a file"));
        } else {
            content(name, bytes(file));
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST_FILE + 1);
        }
    }

    private void content(String name, byte[] bytes) throws CharacterCodingException {
        if (bytes.length > LARGEST_FILE) {
            problems.add(problem(name, "is larger than " + LARGEST_FILE + " bytes: split it"));
            return;
        }
        digest(name.getBytes(StandardCharsets.UTF_8));
        digest(bytes);
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        texts.put(name, new SourceText(name, text));
    }

    /** With its length, so that no two lists of files have one digest. */
    private void digest(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static boolean isOurs(String name) {
        return isPolicies(name) || OTHERS.contains(name);
    }

    private static boolean isPolicies(String name) {
        return name.endsWith(".cedar");
    }

    static String nameOf(Path entry) {
        Path name = entry.getFileName();
        return name == null ? "" : name.toString();
    }

    private static PolicyProblem problem(String file, String message) {
        return new PolicyProblem(file, 1, 1, null, message);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
