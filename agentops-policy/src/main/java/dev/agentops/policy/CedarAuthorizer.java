package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.Provenance;
import dev.agentops.figures.Figure;
import dev.agentops.figures.OperationalFigures;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.policy.bundle.BundleListener;
import dev.agentops.policy.bundle.BundleRejectedException;
import dev.agentops.policy.bundle.BundleSource;
import dev.agentops.policy.bundle.BundleTrust;
import dev.agentops.policy.bundle.PolicyBundle;
import dev.agentops.policy.bundle.PolicyReloader;
import dev.agentops.policy.bundle.ReloadOutcome;
import dev.agentops.policy.bundle.ReloadStats;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An authorizer that decides by the Cedar policies of a bundle: a folder or an archive with a manifest, or for development a bare
 * folder.
 *
 * <p>It holds {@code *.cedar}, and may hold {@code schema.cedarschema} (or {@code schema.cedarschema.json}) and
 * {@code entities.json}; all of it is one version. It is read once, and again when {@link #reload} or
 * {@link Builder#reloadEvery} says so: then what is newer and good takes its place between two decisions, and what is not leaves
 * everything as it is. With a schema, policies and entities are validated against it in strict mode when they
 * are loaded, and every request when it is decided.
 *
 * <p>The answer is no by default, a {@code forbid} wins over every {@code permit}, and all policies that determined it are its
 * reasons. A request that cannot be decided (an action that the schema does not know, an argument of another type, a value that
 * Cedar cannot hold) is denied, with the policy id {@value #REQUEST} in its errors and reasons. Thread-safe.
 *
 * @see <a href="https://docs.cedarpolicy.com/">the Cedar language</a>
 */
public final class CedarAuthorizer implements Authorizer, OperationalFigures, AutoCloseable {
    /** Stands for a policy's id where the request itself could not be decided. */
    public static final String REQUEST = "(request)";

    private static final Logger LOG = LoggerFactory.getLogger(CedarAuthorizer.class);

    private final PolicyReloader<PoliciesInForce> reloader;
    private final ShadowChecks shadow;
    private final List<Figure> figures;

    private CedarAuthorizer(PolicyReloader<PoliciesInForce> reloader, ShadowChecks shadow) {
        this.reloader = reloader;
        this.shadow = shadow;
        this.figures = PolicyFigures.of(reloader::stats, shadow::stats);
    }

    /**
     * Loads a folder or an archive with the standard mapping; a {@code forbid} that errs denies.
     *
     * @throws PolicyInvalidException when anything in it is wrong; it lists everything that is
     */
    public static CedarAuthorizer load(Path bundle) {
        return builder(bundle).load();
    }

    /** Starts with the settings of {@link #load}. */
    public static Builder builder(Path bundle) {
        return new Builder(bundle);
    }

    /**
     * Starts with bundles from somewhere else, for instance fetched archives. The source verifies them; {@link Builder#trust}
     * is not to be called.
     *
     * @see BundleSource#readArchive
     */
    public static Builder builder(BundleSource source) {
        return new Builder(source);
    }

    @Override
    public Decision decide(AuthorizationRequest request) {
        return reloader.current().decider().decide(request);
    }

    /**
     * Whether a principal may ever do something through an agent: what {@link #decide} would say of all such calls. Known are
     * the principal with its tenant, groups and tags, the action, the agent, and all entities; not known are the arguments and
     * what changes during a session ({@code id}, {@code turn}, {@code calls} and {@code tainted} of {@code context.session}).
     * With a mapping of another kind, nothing of the context is known but its type.
     *
     * <p>Calls whose arguments are refused before a policy sees them, because they do not conform to the schema or have no
     * equal in Cedar, are not meant by {@link PartialAnswer#YES}. Policies that only log do not count; a set in
     * {@link EnforcementMode#LOG_ONLY} lets tools and agents be called.
     *
     * <p>Every policy is asked, up to the first of its conditions that cannot be true: the cost grows with their number.
     */
    public PartialAnswer mayCall(Principal principal, Action action, AgentIdentity agent) {
        return reloader.current().partial().answer(principal, action, agent);
    }

    /** Names what is in force; every decision carries the version that made it. */
    public String version() {
        return reloader.version().toString();
    }

    /** What the validator finds odd but not wrong, for instance a policy that can never apply. Empty without a schema. */
    public List<PolicyProblem> warnings() {
        return reloader.current().loaded().warnings();
    }

    /**
     * Looks for newer policies now, and puts them in force when they are good; whatever comes of it, decisions go on.
     *
     * @throws IllegalStateException when this is closed, or when a listener asks from within a reload
     */
    public ReloadOutcome reload() {
        return reloader.reload();
    }

    /** How loading went so far. */
    public ReloadStats reloadStats() {
        return reloader.stats();
    }

    /** What came of the checks by the official engine so far. */
    public ShadowStats shadowStats() {
        return shadow.stats();
    }

    /** What {@link #reloadStats} and {@link #shadowStats} say. */
    @Override
    public List<Figure> figures() {
        return figures;
    }

    /** Looks for newer policies no more, and checks what waits for a few seconds at most; what is in force goes on deciding. */
    @Override
    public void close() {
        reloader.close();
        shadow.close();
    }

    /** Collects what differs from the default. Not thread-safe. */
    public static final class Builder {
        private final @Nullable Path path;
        private final @Nullable BundleSource source;
        private final List<BundleListener> listeners = new ArrayList<>();
        private CedarMapping mapping = CedarMapping.standard();
        private ForbidErrors forbidErrors = ForbidErrors.DENY;
        private EnforcementMode mode = EnforcementMode.ENFORCE;
        private @Nullable String tenant;
        private @Nullable BundleTrust trust;
        private @Nullable Duration interval;
        private @Nullable Path stateFile;
        private ShadowVerification shadow = ShadowVerification.ofShare(0);

        private Builder(Path path) {
            this.path = path;
            this.source = null;
        }

        private Builder(BundleSource source) {
            this.path = null;
            this.source = source;
        }

        /**
         * Which bundles are believed. Unless told, that is {@link BundleTrust#development()}, with a warning when there is no
         * manifest.
         *
         * @throws IllegalStateException when a {@link BundleSource} was given, which verifies by itself
         */
        public Builder trust(BundleTrust trust) {
            if (path == null) {
                throw new IllegalStateException("the source of the bundles verifies them: give the trust to it");
            }
            this.trust = trust;
            return this;
        }

        /**
         * Looks for newer policies at this interval, on one daemon thread, until the authorizer is closed; only when
         * {@link CedarAuthorizer#reload} is called, unless told.
         *
         * @throws IllegalArgumentException when it is not positive
         */
        public Builder reloadEvery(Duration interval) {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException(interval + " is no interval: use a positive duration");
            }
            this.interval = interval;
            return this;
        }

        /**
         * Remembers across restarts which version was in force last, so that an older one is refused at the start too.
         *
         * @param stateFile of this process alone, in a folder that exists, where whoever can write bundles cannot
         */
        public Builder stateFile(Path stateFile) {
            this.stateFile = stateFile;
            return this;
        }

        /** One more that hears what comes of each look for newer policies. */
        public Builder listener(BundleListener listener) {
            listeners.add(listener);
            return this;
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

        /** Which share of the decisions is made again by the official engine; none unless told. */
        public Builder shadow(ShadowVerification shadow) {
            this.shadow = shadow;
            return this;
        }

        /**
         * Reads, verifies, validates and compiles what is there.
         *
         * @throws PolicyInvalidException when anything in it is wrong; it lists everything that is
         */
        public CedarAuthorizer load() {
            try {
                ShadowChecks checks = new ShadowChecks(
                        shadow, () -> ThreadLocalRandom.current().nextDouble(), InstantSource.system());
                CedarAuthorizer authorizer =
                        new CedarAuthorizer(reloader(checks).start(), checks);
                if (path != null
                        && trust == null
                        && authorizer.reloader.version().isDevelopment()) {
                    LOG.warn(
                            "Policies of {} are a bare folder, which is for development: make a bundle of it, and say which"
                                    + " bundles are believed",
                            path);
                }
                return authorizer;
            } catch (BundleRejectedException e) {
                throw PolicyInvalidException.of(path == null ? "a bundle" : path.toString(), e);
            }
        }

        private BundleSource source() {
            if (path == null) {
                return Objects.requireNonNull(source);
            }
            BundleTrust believed = trust == null ? BundleTrust.development() : trust;
            return BundleSource.at(path, believed, PolicyFolderRules.standard());
        }

        private PolicyReloader.Builder<PoliciesInForce> reloader(ShadowChecks checks) {
            PolicyReloader.Builder<PoliciesInForce> reloader = PolicyReloader.builder(source(), compiler(checks));
            listeners.forEach(reloader::listener);
            if (interval != null) {
                reloader.every(interval);
            }
            return stateFile == null ? reloader : reloader.stateFile(stateFile);
        }

        /** Keeps the settings as they are now. */
        private Function<PolicyBundle, PoliciesInForce> compiler(ShadowChecks checks) {
            CedarMapping mapped = mapping;
            String onlyTenant = tenant;
            ForbidErrors errors = forbidErrors;
            EnforcementMode enforced = mode;
            return bundle -> {
                LoadedPolicies loaded = PolicyLoader.load(bundle, mapped);
                loaded.warnings().forEach(warning -> LOG.warn("Policies of {}: {}", bundle.origin(), warning));
                RequestBuilder requests = new RequestBuilder(
                        mapped, loaded.schema(), onlyTenant, loaded.engines().compiled());
                Moves moves = checks.movesOf(loaded.policies());
                Provenance provenance = Provenance.ofVersion(loaded.version())
                        .withMode(enforced)
                        .withExplainer(new PolicyExplainer(loaded.policies(), requests, moves::positions));
                PolicyDecider decider = new PolicyDecider(
                        loaded, requests, new Verdicts(loaded.policies(), provenance, errors), checks, moves);
                return new PoliciesInForce(
                        loaded, decider, new PartialDecider(loaded, requests, enforced, errors, moves::positions));
            };
        }
    }
}
