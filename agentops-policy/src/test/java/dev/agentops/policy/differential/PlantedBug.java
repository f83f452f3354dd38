package dev.agentops.policy.differential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A bug that a programmer might write: one place of one source file reads otherwise. Production code has no hook for it.
 *
 * @param effect what goes wrong
 * @param type simple name of the class, with the last part of its package: {@code expression.In}
 * @param text what stands in its source file exactly once
 * @param instead what stands there with the bug
 */
record PlantedBug(String effect, String type, String text, String instead) {
    private static final String POLICY = "dev.agentops.policy.";

    /** The classes that come of the changed file, by name. */
    Map<String, byte[]> compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Output output = new Output(compiler.getStandardFileManager(null, null, null));
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(
                        messages, output, null, options, null, List.of(new Source(name(), changed())))
                .call();
        if (!compiled) {
            throw new AssertionError("the bug \"" + effect + "\" does not compile: " + messages);
        }
        return output.classes();
    }

    private String name() {
        return POLICY + (type.startsWith("value.") ? "" : "internal.") + type;
    }

    private String changed() {
        Path file = Path.of("src/main/java", name().replace('.', '/') + ".java");
        try {
            String source = Files.readString(file);
            int at = source.indexOf(text);
            if (at < 0 || source.indexOf(text, at + 1) >= 0) {
                throw new AssertionError("\"" + text + "\" must stand once in " + file + ": say what the bug \""
                        + effect + "\" changes there now");
            }
            return source.replace(text, instead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return type + ": " + effect;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String content;

        Source(String name, String content) {
            super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }

    /** Keeps what the compiler writes. */
    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        Output(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, unused -> new ByteArrayOutputStream());
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> bytes = new HashMap<>();
            classes.forEach((name, content) -> bytes.put(name, content.toByteArray()));
            return bytes;
        }
    }
}
