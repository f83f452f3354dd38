package dev.agentops.cli;

import dev.agentops.policy.CedarAuthorizer;
import dev.agentops.policy.PolicyFolderRules;
import dev.agentops.policy.bundle.BundleSource;
import dev.agentops.policy.bundle.BundleTrust;
import dev.agentops.policy.bundle.BundleWriter;
import dev.agentops.policy.bundle.PolicyBundle;
import dev.agentops.policy.bundle.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code agentops policy bundle}. Its {@code --version} is that of the bundle. */
@Command(
        name = "bundle",
        sortOptions = false,
        description = {
            "Makes a bundle of a folder of policies: a version with a manifest of digests, signed if wanted.",
            "The policies are loaded before, so that no bundle is made of what does not load."
        },
        footerHeading = "%nExit status: ",
        footer = {
            "0 done, 2 bad usage or input, 3 a defect of the command.",
            "",
            "  agentops policy bundle policies/ --version 7 --out shop-7.zip --name shop --sign key.pem",
            ""
        })
final class PolicyBundleCommand implements Callable<Integer> {
    private static final String SIGNATURE = "manifest.json.sig";

    private final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli looks at the option, not at the field
    private boolean help;

    @Parameters(paramLabel = "DIR", description = "Folder with *.cedar, and what else the policies need.")
    private Path folder = Path.of("");

    @Option(
            names = "--version",
            required = true,
            paramLabel = "N",
            description = "Version of the bundle: a whole number, greater than that of the one before.")
    private long version;

    @ArgGroup(multiplicity = "1")
    private Target target = new Target();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "What the bundle is for; it stays the same from version to version. Default: the folder's name.")
    private @Nullable String name;

    @Option(
            names = "--sign",
            paramLabel = "KEY.pem",
            description = "Sign with this private key (Ed25519, PKCS #8). May be given several times.")
    private List<Path> keys = List.of();

    @Option(names = "--created", paramLabel = "TIME", description = "When it was made. Default: now, in seconds.")
    private @Nullable Instant created;

    PolicyBundleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Where the bundle goes. */
    static final class Target {
        @Option(names = "--out", paramLabel = "FILE.zip", description = "Write an archive.")
        private @Nullable Path out;

        @Option(
                names = "--in-place",
                description = "Write manifest.json (and manifest.json.sig) into DIR, which is a bundle then.")
        @SuppressWarnings("UnusedVariable") // it is what remains without --out
        private boolean inPlace;
    }

    @Override
    public Integer call() {
        if (target.out != null) {
            new OutputPlace(List.of(), configuration()).check("--out", target.out);
        }
        SigningKey[] signers = signers();
        BundleWriter writer = writer();
        byte[] archive = writer.archive(signers);
        PolicyBundle bundle = loaded(archive);
        if (target.out == null) {
            inPlace(writer.manifest(signers));
        } else {
            write("--out", target.out, archive);
        }
        terminal.print(bundle.version() + ": " + bundle.files().size() + " files, "
                + (signers.length == 0 ? "not signed" : "signed"));
        return ExitStatus.DONE;
    }

    private Path[] configuration() {
        return Stream.concat(Stream.of(folder), keys.stream()).toArray(Path[]::new);
    }

    private BundleWriter writer() {
        try {
            return BundleWriter.create(bundleName(), version)
                    .created(created == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : created)
                    .addFolder(folder, PolicyFolderRules.standard());
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException("--name, --version: " + e.getMessage());
        }
    }

    private String bundleName() {
        if (name != null) {
            return name;
        }
        Path last = OutputPlace.place(folder).getFileName();
        return last == null ? "" : last.toString();
    }

    private SigningKey[] signers() {
        try {
            return keys.stream().map(SigningKey::read).toArray(SigningKey[]::new);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException("--sign: " + e.getMessage());
        }
    }

    private PolicyBundle loaded(byte[] archive) {
        PolicyBundle bundle = BundleSource.readArchive(
                folder.toString(), archive, BundleTrust.development(), PolicyFolderRules.standard());
        CedarAuthorizer.builder(() -> bundle).load().close();
        return bundle;
    }

    /** The manifest last: without it the folder is not yet a bundle. */
    private void inPlace(Map<String, byte[]> files) {
        try {
            if (!files.containsKey(SIGNATURE)) {
                Files.deleteIfExists(folder.resolve(SIGNATURE));
            }
        } catch (IOException e) {
            throw new CommandFailedException("--in-place: " + folder.resolve(SIGNATURE)
                    + " cannot be removed; remove it, because it belongs to the manifest before");
        }
        files.entrySet().stream()
                .sorted(Map.Entry.<String, byte[]>comparingByKey().reversed())
                .forEach(file -> write("--in-place", folder.resolve(file.getKey()), file.getValue()));
    }

    private static void write(String option, Path file, byte[] content) {
        try (OutputFile output = OutputFile.open(option, file)) {
            try {
                output.stream().write(content);
            } catch (IOException e) {
                throw output.notWritten(e);
            }
            output.commit();
        }
    }
}
