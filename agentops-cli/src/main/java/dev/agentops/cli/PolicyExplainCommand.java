package dev.agentops.cli;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.policy.CedarAuthorizer;
import dev.agentops.policy.PartialAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code agentops policy explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = AgentOpsCommand.Version.class,
        sortOptions = false,
        description = {
            "Decides one request and says why: which policies applied, and by which conditions and values.",
            "The answer shows content and policies: it is for developers."
        },
        footerHeading = "%nExit status: ",
        footer = {
            "0 decided, whatever the answer, 2 bad usage or input, 3 a defect of the command.",
            "",
            "  agentops policy explain policies/ --request request.json",
            "  echo '{\"tool\": \"refund\", \"arguments\": {\"amount\": 5}}' |",
            "      agentops policy explain policies/ --request - --actor alice",
            ""
        })
final class PolicyExplainCommand implements Callable<Integer> {
    private static final int LARGEST_REQUEST = 8 << 20;

    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "Folder of policies, or an archive.")
    private Path folder = Path.of("");

    @Option(
            names = "--request",
            required = true,
            paramLabel = "FILE",
            description = {
                "The request as JSON, - for the standard input: principal (id, type, groups, tags, tenant),",
                "tool, arguments, agent (name, version, environment), session (id, turn, calls, tainted).",
                "All but tool and the principal's id may be left out."
            })
    private Path request = Path.of("");

    @Option(names = "--actor", paramLabel = "ID", description = "The principal's id, instead of the request's.")
    private @Nullable String actor;

    @Option(
            names = "--may-call",
            description = {
                "Says whether such a call may ever be allowed, arguments and session not known: yes, no or depends.",
                "What the request says of them is not looked at."
            })
    private boolean mayCall;

    PolicyExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!Files.exists(folder)) {
            throw new CommandFailedException(folder + ": is not there; name a folder with *.cedar files");
        }
        AuthorizationRequest asked = RequestFile.parse(text(), actor);
        try (CedarAuthorizer authorizer = CedarAuthorizer.load(folder)) {
            answer(authorizer, asked).lines().forEach(terminal::print);
        }
        return ExitStatus.DONE;
    }

    private String answer(CedarAuthorizer authorizer, AuthorizationRequest asked) {
        if (mayCall) {
            PartialAnswer answer = authorizer.mayCall(asked.principal(), asked.action(), asked.agent());
            return answer.name().toLowerCase(Locale.ROOT) + ", policies " + authorizer.version();
        }
        return authorizer.decide(asked).explanation(asked).toText();
    }

    private String text() {
        try (InputStream in = request.toString().equals("-") ? System.in : Files.newInputStream(request)) {
            byte[] bytes = in.readNBytes(LARGEST_REQUEST + 1);
            if (bytes.length > LARGEST_REQUEST) {
                throw new CommandFailedException("--request: is larger than " + LARGEST_REQUEST + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandFailedException("--request: " + request + " is not valid UTF-8: save it as UTF-8");
        } catch (IOException e) {
            throw new CommandFailedException(
                    "--request: " + request + " cannot be read: name a file, or - for the" + " standard input");
        }
    }
}
