package dev.agentops.cli;

import dev.agentops.policy.bundle.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of {@code agentops policy keygen}. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        versionProvider = AgentOpsCommand.Version.class,
        sortOptions = false,
        description = {
            "Makes a key that signs bundles: FILE is the private key, for the signer alone,",
            "FILE.pub the public one, for every process that loads policies."
        },
        footerHeading = "%nExit status: ",
        footer = {
            "0 done, 2 bad usage or input, 3 a defect of the command.",
            "",
            "  agentops policy keygen --out key.pem",
            ""
        })
final class PolicyKeygenCommand implements Callable<Integer> {
    private static final String OWNER_ONLY = "rw-------";
    private static final String EVERYBODY_READS = "rw-r--r--";

    private final Terminal terminal;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where the private key goes. Neither it nor FILE.pub may exist.")
    private Path out = Path.of("");

    PolicyKeygenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SigningKey.Pair pair = SigningKey.generate();
        Path trusted = out.resolveSibling(fileName() + ".pub");
        if (Files.exists(trusted, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(trusted);
        }
        write(out, pair.signing().pem(), OWNER_ONLY);
        write(trusted, pair.trusted().pem(), EVERYBODY_READS);
        terminal.print("key " + pair.trusted().id() + ": " + out + " signs, " + trusted + " verifies");
        return ExitStatus.DONE;
    }

    private String fileName() {
        Path name = out.getFileName();
        if (name == null || name.toString().isEmpty()) {
            throw new CommandFailedException(
                    "--out: '" + out + "' is no name of a file; name the file of the private key");
        }
        return name.toString();
    }

    /** The rights are there before the content is, and a key that is there is never written over. */
    private static void write(Path file, String pem, String rights) {
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, fresh, attributes(rights))) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(pem);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw new CommandFailedException("--out: " + file + " cannot be written ("
                    + e.getClass().getSimpleName() + "); name a file in a folder that can be written to");
        }
    }

    private static FileAttribute<?>[] attributes(String rights) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static CommandFailedException exists(Path file) {
        return new CommandFailedException("--out: " + file + " exists already; keys are not written over");
    }
}
