package dev.agentops.policy;

import dev.agentops.policy.internal.schema.CedarValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Decides calls at the limits of what is accepted, in a process that a full stack may end: see {@link SmallStackTest}. */
final class SmallStackProbe {
    private static final long SMALLEST_STACK = 180 << 10;

    private SmallStackProbe() {}

    /** Shapes of an argument that is nested. */
    enum Shape {
        RECORDS,
        ARRAYS,
        MIXED;

        /** Arguments of so many levels; the object itself is the first. */
        String arguments(int levels) {
            int inner = levels - 1;
            return "{\"a\":"
                    + switch (this) {
                        case RECORDS -> "{\"a\":".repeat(inner) + "1" + "}".repeat(inner);
                        case ARRAYS -> "[".repeat(inner) + "]".repeat(inner);
                        case MIXED ->
                            "[{\"a\":".repeat(inner / 2) + (inner % 2 == 0 ? "1" : "[]") + "}]".repeat(inner / 2);
                    }
                    + "}";
        }
    }

    /**
     * Prints one line for each decision.
     *
     * @param arguments a folder to write into, and a number of levels
     */
    public static void main(String[] arguments) throws Exception {
        int levels = Integer.parseInt(arguments[1]);
        Path path = Path.of(arguments[0]);
        CedarAuthorizer plain = plain(Files.createDirectory(path.resolve("plain")));
        CedarAuthorizer typed = typed(Files.createDirectory(path.resolve("typed")));
        for (Shape shape : Shape.values()) {
            decide("plain", plain, shape.arguments(levels));
        }
        decide("typed", typed, Shape.RECORDS.arguments(levels));
    }

    private static void decide(String name, CedarAuthorizer authorizer, String arguments) throws InterruptedException {
        Runnable decision = () -> print(name, authorizer, arguments);
        decision.run();
        Thread thread = new Thread(null, decision, "small", SMALLEST_STACK);
        thread.start();
        thread.join();
    }

    private static void print(String name, CedarAuthorizer authorizer, String arguments) {
        String verdict;
        try {
            verdict = authorizer
                    .decide(Requests.tool(
                            Requests.principal("alice").group("g0").build(), "get", arguments))
                    .verdict();
        } catch (StackOverflowError e) {
            verdict = "deny";
        }
        System.out.println(name + " " + verdict);
    }

    private static CedarAuthorizer plain(Path path) {
        return new Folder(path)
                .with("a.cedar", "permit (principal, action, resource);")
                .with("entities.json", entities(Ancestry.DEEPEST))
                .load();
    }

    /** Groups in a chain, the first of which has attributes as deep as they may be. */
    static String entities(int ancestors) {
        String attributes = "{\"a\":".repeat(CedarValues.DEEPEST) + "1" + "}".repeat(CedarValues.DEEPEST);
        return IntStream.rangeClosed(0, ancestors)
                .mapToObj(i -> "{\"uid\": {\"type\": \"Group\", \"id\": \"g" + i + "\"}, \"attrs\": "
                        + (i == 0 ? attributes : "{}") + ", \"parents\": ["
                        + (i == ancestors ? "" : "{\"type\": \"Group\", \"id\": \"g" + (i + 1) + "\"}") + "]}")
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private static CedarAuthorizer typed(Path path) {
        String types = IntStream.range(1, CedarValues.DEEPEST)
                .mapToObj(i -> "type T" + i + " = { a: T" + (i + 1) + " };\n")
                .collect(Collectors.joining());
        String actions = IntStream.range(0, Ancestry.DEEPEST)
                .mapToObj(i -> "action a" + i + " in [a" + (i + 1) + "];\n")
                .collect(Collectors.joining());
        return new Folder(path)
                .with("a.cedar", "permit (principal, action in Action::\"a" + Ancestry.DEEPEST + "\", resource);")
                .with(
                        "schema.cedarschema",
                        types + actions + "action a" + Ancestry.DEEPEST + ";\n" + "type T" + CedarValues.DEEPEST
                                + " = { a: Long };\n entity User, Agent;\n action get in [a1] appliesTo {"
                                + " principal: User, resource: Agent, context: { input: T1 } };")
                .load();
    }
}
