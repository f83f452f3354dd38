package dev.agentops.otel.testkit.convention;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.incubating.GenAiIncubatingAttributes;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The attribute keys that OpenTelemetry publishes as Java constants, stable and incubating. */
final class PublishedConstants {
    private PublishedConstants() {}

    static Map<String, AttributeKey<?>> byName() throws IOException, URISyntaxException, ReflectiveOperationException {
        Map<String, AttributeKey<?>> keys = new HashMap<>();
        // The stable constants come last: where both have one, theirs counts.
        for (Class<?> inJar : List.of(GenAiIncubatingAttributes.class, ErrorAttributes.class)) {
            for (String type : typesBeside(inJar)) {
                for (Field field : Class.forName(type).getFields()) {
                    if (field.getType() == AttributeKey.class) {
                        AttributeKey<?> key = (AttributeKey<?>) field.get(null);
                        keys.put(key.getKey(), key);
                    }
                }
            }
        }
        return keys;
    }

    private static List<String> typesBeside(Class<?> type) throws IOException, URISyntaxException {
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        String folder = type.getPackageName().replace('.', '/') + "/";
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(folder) && name.endsWith("Attributes.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }
}
