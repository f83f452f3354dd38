package dev.agentops.policy.bundle;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonException;
import dev.agentops.json.JsonLimits;
import dev.agentops.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON form of a manifest. What it does not know it refuses: a member that was signed must not be passed over. */
final class ManifestJson {
    private static final Set<String> MEMBERS = Set.of("format", "name", "version", "created", "files");
    private static final Set<String> FILE_MEMBERS = Set.of("name", "size", "sha256");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** The file itself is limited where it is read. */
    private static final JsonLimits LIMITS = new JsonLimits(4, 16 << 20, 100_000);

    private ManifestJson() {}

    /**
     * Reads a manifest.
     *
     * @throws BundleRejectedException when it is none
     */
    static Manifest parse(byte[] bytes) {
        JsonObject json = json(bytes);
        if (!Manifest.FORMAT.equals(json.get("format"))) {
            throw bad("format must be " + Manifest.FORMAT + ": make the bundle for this version of the library");
        }
        requireMembers(json, MEMBERS);
        return new Manifest(name(json), version(json), created(json), files(json));
    }

    private static JsonObject json(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return JsonObject.parse(text, LIMITS);
        } catch (CharacterCodingException e) {
            throw bad("is not valid UTF-8");
        } catch (JsonException e) {
            throw bad("is not JSON of a manifest: " + e.problem());
        }
    }

    private static void requireMembers(JsonObject json, Set<String> known) {
        for (String member : json.keySet()) {
            if (!known.contains(member)) {
                throw bad("has an unknown member " + BundleNames.shown(member) + ": it may have " + sorted(known));
            }
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static String name(JsonObject json) {
        if (json.get("name") instanceof String name && Manifest.isName(name)) {
            return name;
        }
        throw bad("name must be 1 to 64 letters, digits, '.', '_' and '-', beginning with a letter or digit");
    }

    private static long version(JsonObject json) {
        if (json.get("version") instanceof Long version && Manifest.isVersion(version)) {
            return version;
        }
        throw bad("version must be a whole number from 1 to " + BundleVersion.HIGHEST);
    }

    private static @Nullable Instant created(JsonObject json) {
        Object created = json.get("created");
        if (created == null && !json.containsKey("created")) {
            return null;
        }
        try {
            if (created instanceof String text) {
                return Instant.parse(text);
            }
        } catch (DateTimeParseException e) {
            throw bad("created must be a time such as 2026-01-31T12:00:00Z");
        }
        throw bad("created must be a time such as 2026-01-31T12:00:00Z");
    }

    private static List<Manifest.Entry> files(JsonObject json) {
        if (!(json.get("files") instanceof JsonArray files)) {
            throw bad("files must be an array");
        }
        List<Manifest.Entry> entries = new ArrayList<>(files.size());
        for (Object file : files) {
            entries.add(file(file));
        }
        return entries;
    }

    private static Manifest.Entry file(@Nullable Object json) {
        if (json instanceof JsonObject file
                && file.get("name") instanceof String name
                && file.get("size") instanceof Long size
                && size >= 0
                && file.get("sha256") instanceof String digest
                && DIGEST.matcher(digest).matches()) {
            requireMembers(file, FILE_MEMBERS);
            return new Manifest.Entry(name, (int) Math.min(size, Integer.MAX_VALUE), digest);
        }
        throw bad("an entry of files must have name, size in bytes, and sha256 as 64 lower-case hex digits");
    }

    /** One file a line, so that a change of a file is a change of a line. */
    static byte[] write(Manifest manifest) {
        StringBuilder json = new StringBuilder("{\n  \"format\": \"" + Manifest.FORMAT + "\",\n");
        json.append("  \"name\": \"").append(manifest.name()).append("\",\n");
        json.append("  \"version\": ").append(manifest.version()).append(",\n");
        if (manifest.created() != null) {
            json.append("  \"created\": \"").append(manifest.created()).append("\",\n");
        }
        json.append("  \"files\": [");
        String separator = "\n";
        for (Manifest.Entry file : manifest.files()) {
            json.append(separator).append("    ").append(line(file));
            separator = ",\n";
        }
        return json.append("\n  ]\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Names of files need no escapes: see {@link BundleNames}. */
    private static String line(Manifest.Entry file) {
        return "{\"name\": \"" + file.name() + "\", \"size\": " + file.size() + ", \"sha256\": \"" + file.sha256()
                + "\"}";
    }

    private static BundleRejectedException bad(String message) {
        return new BundleRejectedException(RejectionKind.BAD_MANIFEST, Manifest.NAME, message);
    }
}
