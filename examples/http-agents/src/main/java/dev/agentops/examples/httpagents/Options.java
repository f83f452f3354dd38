package dev.agentops.examples.httpagents;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What was said on the command line.
 *
 * @param port where to listen; 0 is any free port
 * @param level1TraceState whether keys of {@code tracestate} are those of Level 1
 * @param archive where the agent is that this one asks; null when this one knows the answers
 * @param otlp where spans go, by OTLP over HTTP; null when nowhere
 * @param help whether only the usage is to be shown
 */
record Options(
        int port,
        boolean level1TraceState,
        @Nullable URI archive,
        @Nullable URI otlp,
        boolean help) {
    static final String USAGE = """
            usage: java -jar http-agents.jar --port N [--level-1-tracestate] [--archive URL] [--otlp URL]

              --port N               listen on port N of the loopback address; 0 is any free port
              --level-1-tracestate   take keys of tracestate by the grammar of W3C Trace Context Level 1
              --archive URL          POST /ask asks the agent at URL, which is another of this program's /ask
              --otlp URL             send spans to URL by OTLP over HTTP, for instance http://127.0.0.1:4318/v1/traces

            HTTP_AGENTS_KEY, at least 16 characters, is the secret by which POST /ask knows who asks.
            """;

    private static final int HIGHEST_PORT = 65_535;

    static Options parse(String... args) {
        Options options = new Options(-1, false, null, null, false);
        for (int i = 0; i < args.length; i++) {
            options = switch (args[i]) {
                case "--help", "-h" -> new Options(0, false, null, null, true);
                case "--level-1-tracestate" -> options.withLevel1();
                case "--port" -> options.withPort(value(args, ++i));
                case "--archive" -> options.withArchive(uri("--archive", value(args, ++i)));
                case "--otlp" -> options.withOtlp(uri("--otlp", value(args, ++i)));
                default -> throw new IllegalArgumentException("unknown argument " + args[i]);
            };
        }
        if (options.port < 0) {
            throw new IllegalArgumentException("--port is missing");
        }
        return options;
    }

    private static String value(String[] args, int at) {
        if (at >= args.length) {
            throw new IllegalArgumentException(args[at - 1] + " needs a value");
        }
        return args[at];
    }

    private static URI uri(String name, String value) {
        try {
            return WebAddress.of(value);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
        }
    }

    private Options withPort(String value) {
        int number = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : -1;
        if (number < 0 || number > HIGHEST_PORT) {
            throw new IllegalArgumentException("--port is " + value + ", must be a number from 0 to " + HIGHEST_PORT);
        }
        return new Options(number, level1TraceState, archive, otlp, help);
    }

    private Options withLevel1() {
        return new Options(port, true, archive, otlp, help);
    }

    private Options withArchive(URI address) {
        return new Options(port, level1TraceState, address, otlp, help);
    }

    private Options withOtlp(URI address) {
        return new Options(port, level1TraceState, archive, address, help);
    }
}
