package dev.agentops;

import dev.agentops.authorization.Authorizer;
import dev.agentops.content.Content;
import dev.agentops.content.ContentKind;
import dev.agentops.content.Redactor;
import dev.agentops.json.JsonLimits;
import dev.agentops.tool.ToolRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a system was built with. */
record Settings(
        Authorizer authorizer,
        ToolRegistry tools,
        JsonLimits limits,
        @Nullable Redactor redactor,
        String environment,
        Duration idleTimeout,
        int maxSessions,
        InstantSource clock,
        LongSupplier nanoTime) {

    Content content(ContentKind kind, @Nullable Object raw) {
        return redactor == null ? Content.withheld() : Content.of(kind, raw, redactor);
    }
}
