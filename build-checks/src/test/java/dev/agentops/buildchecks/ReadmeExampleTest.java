package dev.agentops.buildchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in the README compiles. */
class ReadmeExampleTest {
    private static final String AROUND = """
            import dev.agentops.*;
            import dev.agentops.eval.*;
            import dev.agentops.identity.*;
            import dev.agentops.json.JsonObject;
            import dev.agentops.memory.*;
            import dev.agentops.otel.*;
            import dev.agentops.policy.*;
            import dev.agentops.tool.*;
            import dev.agentops.tools.*;
            import io.opentelemetry.api.OpenTelemetry;
            import java.nio.file.Path;
            import java.util.Map;

            class Example {
                interface Orders { Object find(JsonObject arguments); }
                interface Model { String answer(String text); }

                void run(OpenTelemetry openTelemetry, MemoryNamespaces namespaces, Orders orders, Model model,
                        String sessionId, String userMessage) {
            %s
                }
            }
            """;

    @TempDir
    private Path classes;

    @Test
    void compiles() throws Exception {
        Matcher code = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Repository.root().resolve("README.md")));
        assertThat(code.find()).isTrue();

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(
                        messages, null, null, options, null, List.of(new Source(AROUND.formatted(code.group(1)))))
                .call();

        assertThat(compiled).as(messages.toString()).isTrue();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String text) {
            super(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
