package dev.agentops.otel.sdk;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * What a process runs on, by OpenTelemetry's conventions for resources. The command line stays out: secrets are handed over
 * in it too often.
 */
final class InfrastructureResource {
    private InfrastructureResource() {}

    /** Host, operating system, process and JVM as of now, and this library as the distribution. */
    static Resource now() {
        AttributesBuilder attributes = Attributes.builder();
        put(attributes, "host.name", hostName());
        put(attributes, "host.arch", architecture());
        put(attributes, "os.type", osType());
        put(attributes, "os.version", System.getProperty("os.version"));
        attributes.put("process.pid", ProcessHandle.current().pid());
        put(attributes, "process.runtime.name", System.getProperty("java.runtime.name"));
        put(attributes, "process.runtime.version", System.getProperty("java.runtime.version"));
        put(attributes, "process.runtime.description", vm());
        put(attributes, "telemetry.distro.name", "agentops");
        put(
                attributes,
                "telemetry.distro.version",
                InfrastructureResource.class.getPackage().getImplementationVersion());
        return Resource.create(attributes.build());
    }

    private static void put(AttributesBuilder attributes, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            attributes.put(name, value);
        }
    }

    private static @Nullable String hostName() {
        @Nullable String told = System.getenv("HOSTNAME");
        return told == null || told.isEmpty() ? resolvedHostName() : told;
    }

    private static @Nullable String resolvedHostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return null;
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "");
        return switch (name) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case "i386", "i586", "i686" -> "x86";
            default -> name;
        };
    }

    private static @Nullable String osType() {
        String name = System.getProperty("os.name", "");
        if (name.startsWith("Windows")) {
            return "windows";
        }
        if (name.startsWith("Mac")) {
            return "darwin";
        }
        return name.startsWith("Linux") ? "linux" : null;
    }

    private static String vm() {
        return String.join(
                " ",
                System.getProperty("java.vm.vendor", ""),
                System.getProperty("java.vm.name", ""),
                System.getProperty("java.vm.version", ""));
    }
}
