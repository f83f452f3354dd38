package dev.agentops.cli;

import dev.agentops.authorization.Authorizer;
import dev.agentops.cli.replay.ReplayTools;
import dev.agentops.policy.CedarAuthorizer;
import dev.agentops.policy.bundle.BundleTrust;
import dev.agentops.tools.ToolManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What decides in a replay, and about which tools.
 *
 * @param authorizer decides
 * @param tools the tools that may be called
 * @param description one line about both
 */
record PolicyFolder(Authorizer authorizer, ReplayTools tools, String description) {
    private static final String TOOLS = "tools.json";

    /**
     * Loads what the options name.
     *
     * @param policies the folder of {@code --policies}
     * @param tools the file of {@code --tools}
     * @throws dev.agentops.AgentOpsException when a file has problems; it lists all of them
     */
    static PolicyFolder load(@Nullable Path policies, @Nullable Path tools) {
        Optional<Path> manifest = Optional.ofNullable(tools).or(() -> manifestIn(policies));
        ReplayTools registered = manifest.map(
                        file -> ReplayTools.of(ToolManifest.load(file).tools()))
                .orElseGet(ReplayTools::asSeen);
        String origin = manifest.map(file -> "tools of " + file).orElse("tools as they are seen, without schemas");
        return policies == null
                ? new PolicyFolder(
                        Authorizer.allowAll(),
                        registered,
                        "no policy: every call with acceptable arguments is allowed; " + origin)
                : new PolicyFolder(authorizer(policies), registered, "policies of " + policies + "; " + origin);
    }

    private static Optional<Path> manifestIn(@Nullable Path policies) {
        return Optional.ofNullable(policies)
                .map(folder -> folder.resolve(TOOLS))
                .filter(Files::exists);
    }

    /** A bare folder is what most replays are about: nobody has to be told. */
    private static CedarAuthorizer authorizer(Path policies) {
        return CedarAuthorizer.builder(folder(policies))
                .trust(BundleTrust.development())
                .load();
    }

    private static Path folder(Path policies) {
        if (!Files.isDirectory(policies)) {
            throw new CommandFailedException(
                    "--policies: " + policies + " is no folder; name a folder with *.cedar files");
        }
        return policies;
    }
}
