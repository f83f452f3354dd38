package dev.agentops.policy.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes bundles for tests: good ones, and ones whose manifest says what a test wants. */
final class Bundles {
    static final SigningKey.Pair KEY = SigningKey.generate();
    static final SigningKey.Pair OTHER_KEY = SigningKey.generate();
    static final String PERMIT = "permit (principal, action, resource);\n";

    private Bundles() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static BundleWriter shop(long version) {
        return BundleWriter.create("shop", version)
                .add("a.cedar", bytes(PERMIT))
                .add(
                        "b.cedar",
                        bytes("forbid (principal, action, resource) when { context.version == " + version + " };"));
    }

    /** Replaces whatever is in the folder by this bundle. */
    static void unpack(Path folder, long version, SigningKey... signers) {
        Map<String, byte[]> files = new TreeMap<>(shop(version).manifest(signers));
        files.put("a.cedar", bytes(PERMIT));
        files.put(
                "b.cedar", bytes("forbid (principal, action, resource) when { context.version == " + version + " };"));
        clear(folder);
        files.forEach((name, content) -> write(folder.resolve(name), content));
    }

    static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void clear(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A manifest with members of one's own, signed. */
    static void manifest(Path folder, String files) {
        manifest(folder, "shop", 6, files);
    }

    static void manifest(Path folder, String name, long version, String files) {
        rawManifest(folder, """
                {"format": "agentops-policy-bundle/1", "name": "%s", "version": %d, "files": [%s]}""".formatted(name, version, files));
    }

    static void rawManifest(Path folder, String json) {
        byte[] manifest = bytes(json);
        write(folder.resolve("manifest.json.sig"), SignatureFile.sign(manifest, List.of(KEY.signing())));
        write(folder.resolve("manifest.json"), manifest);
    }

    static String entry(String name, String content) {
        return """
                {"name": "%s", "size": %d, "sha256": "%s"}""".formatted(name, bytes(content).length, Sha256.of(bytes(content)));
    }
}
