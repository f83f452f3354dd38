package dev.agentops.policy;

import dev.agentops.policy.bundle.BundleRejectedException;
import dev.agentops.policy.bundle.BundleSource;
import dev.agentops.policy.bundle.BundleTrust;
import dev.agentops.policy.bundle.PolicyBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a folder of policies, or an archive, as loading does, and looks for what is odd about it as well. Whether it is signed
 * is not asked. Immutable and thread-safe.
 */
public final class FolderCheck {
    private final Path folder;
    private final CedarMapping mapping;
    private final Map<String, Set<String>> tools;

    private FolderCheck(Path folder, CedarMapping mapping, Map<String, Set<String>> tools) {
        this.folder = folder;
        this.mapping = mapping;
        this.tools = Map.copyOf(tools);
    }

    /** Checks for the standard mapping. */
    public static FolderCheck of(Path folder) {
        return new FolderCheck(folder, CedarMapping.standard(), Map.of());
    }

    /** Checks for another mapping. */
    public FolderCheck mapping(CedarMapping other) {
        return new FolderCheck(folder, other, tools);
    }

    /**
     * Checks policies by the arguments that tools have. Without a schema and without tools, any call may lack any argument.
     *
     * @param required names of the required arguments of each tool, by its name
     */
    public FolderCheck tools(Map<String, Set<String>> required) {
        return new FolderCheck(folder, mapping, required);
    }

    /** Reads and checks the folder; never throws for its content. */
    public FolderReport run() {
        try {
            PolicyBundle bundle = BundleSource.at(folder, BundleTrust.development(), PolicyFolderRules.standard())
                    .read();
            return PolicyLoader.check(bundle, mapping, tools);
        } catch (BundleRejectedException e) {
            return new FolderReport(
                    PolicyInvalidException.of(folder.toString(), e).problems(), List.of(), Map.of(), 0);
        }
    }
}
