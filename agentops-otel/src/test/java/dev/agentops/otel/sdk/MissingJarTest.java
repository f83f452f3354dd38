package dev.agentops.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Applications that lack a jar, played by class loaders. */
class MissingJarTest {
    private static URLClassLoader without(String artifact) {
        URL[] urls = ForkedJvm.classPathEntries()
                .filter(entry -> !entry.getFileName().toString().startsWith(artifact + "-1."))
                .map(MissingJarTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Object autoConfigure(ClassLoader loader) throws Throwable {
        try {
            return loader.loadClass(AgentOpsTelemetry.class.getName())
                    .getMethod("autoConfigure")
                    .invoke(null);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @Test
    void withoutAutoconfigureTheDependencyIsNamed() throws IOException {
        try (URLClassLoader loader = without("opentelemetry-sdk-extension-autoconfigure")) {
            assertThatThrownBy(() -> autoConfigure(loader))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("io.opentelemetry:opentelemetry-sdk-extension-autoconfigure")
                    .hasMessageContaining("io.opentelemetry:opentelemetry-exporter-otlp");
        }
    }

    @Test
    void withoutTheExporterTheDependencyIsNamed() throws IOException {
        try (URLClassLoader loader = without("opentelemetry-exporter-otlp")) {
            assertThatThrownBy(() -> autoConfigure(loader)).hasMessageContaining("opentelemetry-exporter-otlp");
        }
    }

    @Test
    void withoutMetricsOfTheJvmTheRestWorks() throws Throwable {
        try (URLClassLoader loader = without("opentelemetry-instrumentation-api");
                AutoCloseable telemetry = exportingNothingIn(loader)) {
            assertThat(telemetry).isNotNull();
        }
    }

    private static AutoCloseable exportingNothingIn(ClassLoader loader) throws ReflectiveOperationException {
        Method method = loader.loadClass(MissingJarTest.class.getName()).getDeclaredMethod("exportingNothing");
        method.setAccessible(true);
        return (AutoCloseable) method.invoke(null);
    }

    /** Called in the other class loader. */
    static AutoCloseable exportingNothing() {
        return AgentOpsTelemetry.builder()
                .defaultProperty("otel.traces.exporter", "none")
                .defaultProperty("otel.metrics.exporter", "none")
                .defaultProperty("otel.logs.exporter", "none")
                .autoConfigure();
    }
}
