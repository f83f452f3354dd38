package dev.agentops.policy.bundle;

import static dev.agentops.policy.bundle.Bundles.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered across restarts: each start is a process of its own. */
class HighestVersionTest {
    @TempDir
    private Path place;

    private Path folder;
    private Path state;

    @BeforeEach
    void newFolders() throws IOException {
        folder = Files.createDirectory(place.resolve("policies"));
        state = Files.createDirectory(place.resolve("state")).resolve("version");
    }

    private PolicyReloader<Long> start() {
        return PolicyReloader.builder(
                        BundleSource.at(folder, BundleTrust.development(), FolderRules.everything()), bundle -> {
                            if (bundle.file("broken").isPresent()) {
                                throw new IllegalArgumentException("is broken");
                            }
                            return bundle.version().number();
                        })
                .stateFile(state)
                .start();
    }

    private RejectionKind refusalOfStart() {
        BundleRejectedException refused = catchThrowableOfType(BundleRejectedException.class, this::start);
        assertThat(refused).isNotNull();
        return refused.kind();
    }

    @Test
    void theSameOrAHigherVersionStarts() throws IOException {
        Bundles.unpack(folder, 5);
        start();
        assertThat(Files.readString(state)).matches("agentops-policy-version/1 shop 5 [0-9a-f]{64}\n");
        assertThat(start().current()).isEqualTo(5);
        Bundles.unpack(folder, 6);
        assertThat(start().current()).isEqualTo(6);
        assertThat(Files.readString(state)).contains(" 6 ");
        assertThat(state.getParent()).isDirectoryNotContaining("glob:*.part");
    }

    @Test
    void aLowerVersionDoesNotStart() {
        Bundles.unpack(folder, 5);
        PolicyReloader<Long> reloader = start();
        Bundles.unpack(folder, 6);
        reloader.reload();
        Bundles.unpack(folder, 5);

        assertThat(refusalOfStart()).isEqualTo(RejectionKind.DOWNGRADE);
    }

    @Test
    void theSameVersionWithOtherContentDoesNotStart() {
        Bundles.unpack(folder, 5);
        start();
        Bundles.clear(folder);
        Bundles.manifest(folder, "shop", 5, Bundles.entry("a.cedar", "other"));
        Bundles.write(folder.resolve("a.cedar"), bytes("other"));

        assertThat(refusalOfStart()).isEqualTo(RejectionKind.TAMPERED);
    }

    @Test
    void aBareFolderDoesNotStartAfterABundle() throws IOException {
        Bundles.unpack(folder, 5);
        start();
        Files.delete(folder.resolve("manifest.json"));

        Files.deleteIfExists(folder.resolve("manifest.json.sig"));
        assertThat(refusalOfStart()).isEqualTo(RejectionKind.DOWNGRADE);
    }

    @Test
    void aBareFolderIsNotRemembered() {
        Bundles.write(folder.resolve("a.cedar"), bytes("a"));
        start();

        assertThat(state).doesNotExist();
    }

    @Test
    void aVersionThatCannotBeUsedIsNotRemembered() throws IOException {
        Bundles.unpack(folder, 5);
        PolicyReloader<Long> reloader = start();
        Bundles.clear(folder);
        Bundles.manifest(folder, "shop", 6, Bundles.entry("broken", "x"));
        Bundles.write(folder.resolve("broken"), bytes("x"));

        assertThat(reloader.reload()).isInstanceOf(ReloadOutcome.Rejected.class);
        assertThat(Files.readString(state)).contains(" 5 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "agentops-policy-version/1 shop 5 00\n",
                "agentops-policy-version/1 shop -5 0000000000000000000000000000000000000000000000000000000000000000\n",
                "agentops-policy-version/2 shop 5 0000000000000000000000000000000000000000000000000000000000000000\n",
            })
    void aStateThatCannotBeReadDoesNotStart(String text) throws IOException {
        Bundles.unpack(folder, 5);
        Files.writeString(state, text);

        assertThat(refusalOfStart()).isEqualTo(RejectionKind.NOT_REMEMBERED);
        assertThat(Files.readString(state)).isEqualTo(text);
    }

    @Test
    void aVersionThatCannotBeRememberedIsNotPutInForce() throws IOException {
        Bundles.unpack(folder, 5);
        PolicyReloader<Long> reloader = start();
        Files.delete(state);
        Files.delete(state.getParent());
        Bundles.unpack(folder, 6);

        assertThat(reloader.reload())
                .isInstanceOfSatisfying(
                        ReloadOutcome.Rejected.class,
                        rejected -> assertThat(rejected.kind()).isEqualTo(RejectionKind.NOT_REMEMBERED));
        assertThat(reloader.current()).isEqualTo(5);

        Files.createDirectory(state.getParent());
        assertThat(reloader.reload()).isInstanceOf(ReloadOutcome.Swapped.class);
        assertThat(Files.readString(state)).contains(" 6 ");
    }
}
