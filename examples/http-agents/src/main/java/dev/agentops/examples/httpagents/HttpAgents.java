package dev.agentops.examples.httpagents;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** The command: starts the service and serves until it is interrupted. */
public final class HttpAgents {
    private static final int USAGE = 2;

    private HttpAgents() {}

    /** Runs the service; exits with 2 when the arguments are wrong, with 1 when it cannot start. */
    public static void main(String[] args) throws InterruptedException {
        int status = run(args, System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(String[] args, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            Options options = Options.parse(args);
            if (options.help()) {
                out.print(Options.USAGE);
                return 0;
            }
            serve(options, out);
            return 0;
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            err.print(Options.USAGE);
            return USAGE;
        } catch (IOException unable) {
            err.println(unable.getMessage());
            return 1;
        }
    }

    private static void serve(Options options, PrintStream out) throws IOException, InterruptedException {
        AgentServer server = AgentServer.start(options, System.getenv("HTTP_AGENTS_KEY"));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            ended.countDown();
        }));
        out.println("listening on http://127.0.0.1:" + server.port());
        out.flush();
        ended.await();
    }
}
