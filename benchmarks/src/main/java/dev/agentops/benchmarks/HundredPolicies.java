package dev.agentops.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of 100 policies for 50 tools: for each one that permits it and one that limits it. */
final class HundredPolicies {
    private static final int TOOLS = 50;

    private HundredPolicies() {}

    static Path write() throws IOException {
        StringBuilder policies = new StringBuilder();
        for (int i = 0; i < TOOLS; i++) {
            policies.append(permit(i)).append(forbid(i));
        }
        Path folder = Files.createTempDirectory("agentops-benchmark");
        Files.writeString(folder.resolve("tools.cedar"), policies);
        return folder;
    }

    private static String name(int tool) {
        return tool == 0 ? GuardedSystem.TOOL : "tool_" + tool;
    }

    private static String permit(int tool) {
        return "@id(\"permit-%d\")%npermit (principal is User, action == Action::\"%s\", resource);%n"
                .formatted(tool, name(tool));
    }

    private static String forbid(int tool) {
        return """
                @id("limit-%d")
                @advice("Amounts above %d need a supervisor.")
                forbid (principal, action == Action::"%s", resource)
                when { context.input has amount && context.input.amount > %d };
                """.formatted(tool, 500 + tool, name(tool), 500 + tool);
    }
}
