package dev.agentops.benchmarks.decision;

import dev.agentops.authorization.Decision;
import dev.agentops.policy.CedarAuthorizer;
import dev.agentops.policy.bundle.BundleSource;
import dev.agentops.policy.bundle.BundleTrust;
import dev.agentops.policy.bundle.FolderRules;
import dev.agentops.policy.bundle.PolicyReloader;
import dev.agentops.policy.bundle.ReloadOutcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A folder of policies that another thread changes and loads again without a pause, and calls that are decided by it. */
@State(Scope.Thread)
public class ReloadedPolicies {
    /** How many permissions the set has. */
    @Param({"100", "1000"})
    public int policies;

    /** Whether the folder is loaded again all the time, or once. */
    @Param({"false", "true"})
    public boolean reloads;

    private Call[] calls = new Call[0];
    private int next;
    private @Nullable PolicyFiles files;
    private @Nullable PolicyReloader<CedarAuthorizer> reloader;
    private @Nullable Thread thread;
    private volatile boolean ended;
    private volatile int swaps;

    /** For JMH. */
    public ReloadedPolicies() {}

    /** Loads the policies, and begins to load them again and again. */
    @Setup(Level.Trial)
    public void open() {
        Workload workload = Workload.of(Shape.PER_TOOL, policies);
        String text = CedarText.of(workload);
        PolicyFiles written = new PolicyFiles(text);
        BundleSource source = BundleSource.at(written.folder(), BundleTrust.development(), FolderRules.everything());
        PolicyReloader<CedarAuthorizer> started = PolicyReloader.builder(
                        source, bundle -> CedarAuthorizer.load(written.folder()))
                .start();
        calls = workload.calls().toArray(Call[]::new);
        files = written;
        reloader = started;
        if (reloads) {
            thread = new Thread(() -> reload(text, written, started), "reload");
            thread.start();
        }
    }

    private void reload(String text, PolicyFiles written, PolicyReloader<CedarAuthorizer> started) {
        for (int edition = 0; !ended; edition++) {
            written.write("// edition " + edition + "\n" + text);
            if (!(started.reload() instanceof ReloadOutcome.Swapped)) {
                return;
            }
            swaps = edition + 1;
        }
    }

    Decision decideNext() {
        Call call = calls[next++ & (Workload.CALLS - 1)];
        return Objects.requireNonNull(reloader).current().decide(call.request());
    }

    /** Ends the loading, and says how often it was done. */
    @TearDown(Level.Trial)
    public void close() throws InterruptedException {
        ended = true;
        if (thread != null) {
            thread.join();
        }
        Objects.requireNonNull(reloader).close();
        Objects.requireNonNull(files).close();
        System.out.println("# swaps: " + swaps);
        if (reloads && swaps == 0) {
            throw new IllegalStateException("no reload succeeded, so nothing was measured under one");
        }
    }
}
