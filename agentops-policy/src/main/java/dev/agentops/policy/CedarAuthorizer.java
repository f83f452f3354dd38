package dev.agentops.policy;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.Provenance;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An authorizer that decides by the Cedar policies of a folder.
 *
 * <p>The folder holds {@code *.cedar}, and may hold {@code schema.cedarschema} (or {@code schema.cedarschema.json}) and
 * {@code entities.json}; it is read once. With a schema, policies and entities are validated against it in strict mode when they
 * are loaded, and every request when it is decided.
 *
 * <p>The answer is no by default, a {@code forbid} wins over every {@code permit}, and all policies that determined it are its
 * reasons. A request that cannot be decided (an action that the schema does not know, an argument of another type, a value that
 * Cedar cannot hold) is denied, with the policy id {@value #REQUEST} in its errors and reasons. Immutable and thread-safe.
 *
 * @see <a href="https://docs.cedarpolicy.com/">the Cedar language</a>
 */
public final class CedarAuthorizer implements Authorizer {
    /** Stands for a policy's id where the request itself could not be decided. */
    public static final String REQUEST = "(request)";

    private static final Logger LOG = LoggerFactory.getLogger(CedarAuthorizer.class);

    private final LoadedPolicies loaded;
    private final PolicyDecider decider;

    private CedarAuthorizer(LoadedPolicies loaded, Builder builder) {
        this.loaded = loaded;
        RequestBuilder requests =
                new RequestBuilder(builder.mapping, loaded.schema(), builder.tenant, loaded.compiled());
        Provenance provenance = Provenance.ofVersion(loaded.version())
                .withMode(builder.mode)
                .withExplainer(new PolicyExplainer(loaded.policies(), requests));
        this.decider =
                new PolicyDecider(loaded, requests, new Verdicts(loaded.policies(), provenance, builder.forbidErrors));
    }

    /**
     * Loads a folder with the standard mapping; a {@code forbid} that errs denies.
     *
     * @throws PolicyInvalidException when anything in it is wrong; it lists everything that is
     */
    public static CedarAuthorizer load(Path folder) {
        return builder(folder).load();
    }

    /** Starts with the settings of {@link #load}. */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    @Override
    public Decision decide(AuthorizationRequest request) {
        return decider.decide(request);
    }

    /** Names the content of the folder; every decision carries it. */
    public String version() {
        return loaded.version();
    }

    /** What the validator finds odd but not wrong, for instance a policy that can never apply. Empty without a schema. */
    public List<PolicyProblem> warnings() {
        return loaded.warnings();
    }

    /** Collects what differs from the default. Not thread-safe. */
    public static final class Builder {
        private final Path folder;
        private CedarMapping mapping = CedarMapping.standard();
        private ForbidErrors forbidErrors = ForbidErrors.DENY;
        private EnforcementMode mode = EnforcementMode.ENFORCE;
        private @Nullable String tenant;

        private Builder(Path folder) {
            this.folder = folder;
        }

        /** How calls become requests; {@link CedarMapping#standard()} unless told. */
        public Builder mapping(CedarMapping mapping) {
            this.mapping = mapping;
            return this;
        }

        /**
         * The one tenant that the folder is for: whatever an actor of another wants is denied. Unless told, the folder is for
         * all tenants, and its policies tell them apart by {@code context.session.tenant}: principals, groups and entities
         * have no tenant in their names.
         */
        public Builder tenant(String tenant) {
            this.tenant = tenant;
            return this;
        }

        /** What a {@code forbid} means that errs; {@link ForbidErrors#DENY} unless told. */
        public Builder forbidErrors(ForbidErrors forbidErrors) {
            this.forbidErrors = forbidErrors;
            return this;
        }

        /**
         * Whether the policies decide, or only say what they would have decided; {@link EnforcementMode#ENFORCE} unless told.
         * {@link EnforcementMode#LOG_ONLY} softens what the policies say of tools and agents: never a request that cannot be
         * decided, and never access to memory. No file can switch it on.
         */
        public Builder mode(EnforcementMode mode) {
            this.mode = mode;
            return this;
        }

        /**
         * Reads, validates and compiles the folder.
         *
         * @throws PolicyInvalidException when anything in it is wrong; it lists everything that is
         */
        public CedarAuthorizer load() {
            LoadedPolicies loaded = PolicyLoader.load(folder, mapping);
            loaded.warnings().forEach(warning -> LOG.warn("Policies of {}: {}", folder, warning));
            return new CedarAuthorizer(loaded, this);
        }
    }
}
