package dev.agentops.policy;

import dev.agentops.policy.bundle.BundleSource;
import dev.agentops.policy.bundle.BundleTrust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes policies folders for tests. */
record Folder(Path path) {
    Folder with(String name, String content) {
        try {
            Files.writeString(path.resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Folder create() {
        try {
            Files.createDirectories(path);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CedarAuthorizer load() {
        return CedarAuthorizer.load(path);
    }

    LoadedPolicies loaded() {
        return PolicyLoader.load(
                BundleSource.at(path, BundleTrust.development(), PolicyFolderRules.standard())
                        .read(),
                CedarMapping.standard());
    }

    CedarAuthorizer.Builder builder() {
        return CedarAuthorizer.builder(path);
    }
}
