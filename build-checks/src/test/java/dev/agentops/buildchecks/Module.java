package dev.agentops.buildchecks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The module table of the design: what each module may use, and how many classes it has at the least.
 *
 * <p>The floor is what makes an empty scan fail: a rule that sees no class holds for everything.
 */
@SuppressWarnings("ImmutableEnumChecker") // only filled with Set.of and List.of
enum Module {
    CORE("agentops-core", "dev.agentops", Set.of(), List.of(), 130),
    TESTKIT(
            "agentops-testkit",
            "dev.agentops.testkit",
            Set.of("CORE", "MEMORY", "EVAL"),
            List.of("org.junit", "org.assertj", "org.opentest4j"),
            9),
    OTEL_TESTKIT(
            "agentops-otel-testkit",
            "dev.agentops.otel.testkit",
            Set.of(),
            List.of("io.opentelemetry", "com.google.protobuf", "com.google.gson", "io.grpc", "com.sun.net.httpserver"),
            20),
    OTEL("agentops-otel", "dev.agentops.otel", Set.of("CORE"), List.of("io.opentelemetry"), 35),
    POLICY(
            "agentops-policy",
            "dev.agentops.policy",
            Set.of("CORE"),
            List.of("com.cedarpolicy", "com.fasterxml.jackson", "com.github.benmanes.caffeine", "com.google.common"),
            45),
    TOOLS(
            "agentops-tools",
            "dev.agentops.tools",
            Set.of("CORE"),
            List.of("com.networknt", "com.google.re2j", "tools.jackson"),
            55),
    MEMORY("agentops-memory", "dev.agentops.memory", Set.of("CORE"), List.of("com.github.benmanes.caffeine"), 40),
    EVAL("agentops-eval", "dev.agentops.eval", Set.of("CORE"), List.of(), 40),
    CLI("agentops-cli", "dev.agentops.cli", 110),
    QUICKSTART("examples/quickstart", "dev.agentops.examples.quickstart", 12),
    HTTP_AGENTS("examples/http-agents", "dev.agentops.examples.httpagents", 12),
    BENCHMARKS("benchmarks", "dev.agentops.benchmarks", 8);

    private static final List<String> EVERYWHERE = List.of("java", "javax.crypto", "org.slf4j", "org.jspecify");

    private final String folder;
    private final String root;
    private final boolean library;
    private final Set<String> mayUse;
    private final List<String> libraries;
    private final int leastClasses;

    Module(String folder, String root, Set<String> mayUse, List<String> libraries, int leastClasses) {
        this.folder = folder;
        this.root = root;
        this.library = true;
        this.mayUse = mayUse;
        this.libraries = libraries;
        this.leastClasses = leastClasses;
    }

    /** An application: it may use every library, and nothing may use it. */
    Module(String folder, String root, int leastClasses) {
        this.folder = folder;
        this.root = root;
        this.library = false;
        this.mayUse = Set.of();
        this.libraries = List.of();
        this.leastClasses = leastClasses;
    }

    String folder() {
        return folder;
    }

    int leastClasses() {
        return leastClasses;
    }

    boolean isLibrary() {
        return library;
    }

    boolean mayUse(Module other) {
        return other == this || (library ? mayUse.contains(other.name()) : other.library);
    }

    boolean mayUseLibrary(String packageName) {
        return !library || isWithinAny(packageName, EVERYWHERE) || isWithinAny(packageName, libraries);
    }

    /** The module that owns a package, which is the one with the longest matching root. */
    static Module owning(String packageName) {
        return Arrays.stream(values())
                .filter(module -> isWithin(packageName, module.root))
                .max(Comparator.comparingInt(module -> module.root.length()))
                .orElseThrow(() -> new AssertionError("no module owns package " + packageName));
    }

    /** Whether a package is part of this project. */
    static boolean owns(String packageName) {
        return isWithin(packageName, CORE.root);
    }

    private static boolean isWithinAny(String packageName, List<String> roots) {
        return roots.stream().anyMatch(root -> isWithin(packageName, root));
    }

    private static boolean isWithin(String packageName, String root) {
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }
}
