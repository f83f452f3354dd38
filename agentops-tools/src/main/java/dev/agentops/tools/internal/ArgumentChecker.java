package dev.agentops.tools.internal;

import dev.agentops.json.JsonException;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.ArgumentProblem;
import dev.agentops.tool.ArgumentProblem.Kind;
import dev.agentops.tools.SchemaInvalidException;
import dev.agentops.tools.SchemaProblem;
import dev.agentops.tools.UnknownArguments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks arguments against one compiled document, with the general validator behind it where the rules do not say all. */
public final class ArgumentChecker {
    private final Rule rule;
    private final @Nullable GeneralValidator general;

    private ArgumentChecker(Rule rule, @Nullable GeneralValidator general) {
        this.rule = rule;
        this.general = general;
    }

    /**
     * Compiles a document.
     *
     * @throws SchemaInvalidException when it has any problem
     */
    public static ArgumentChecker of(JsonObject schema, UnknownArguments unknown) {
        requireSmall(schema);
        SchemaCompiler compiler = new SchemaCompiler(schema, dialect(schema));
        Rule whole = compiled(compiler, schema, unknown);
        List<SchemaProblem> problems = compiler.problems();
        if (!problems.isEmpty()) {
            throw new SchemaInvalidException(problems);
        }
        return new ArgumentChecker(whole, compiler.isComplete() ? null : general(compiler, schema));
    }

    private static Rule compiled(SchemaCompiler compiler, JsonObject schema, UnknownArguments unknown) {
        return switch (unknown) {
            case ALLOW -> compiler.compileDocument(false);
            case REFUSE ->
                KnownArguments.areThoseOfTheRoot(schema)
                        ? compiler.compileDocument(true)
                        : KnownArguments.demandedBy(compiler, compiler.compileDocument(false));
        };
    }

    private static GeneralValidator general(SchemaCompiler compiler, JsonObject schema) {
        return GeneralValidator.of(schema, compiler.dialect());
    }

    private static void requireSmall(JsonObject schema) {
        try {
            JsonObject.copyOf(schema, SchemaLimits.SIZE);
        } catch (JsonException tooLarge) {
            throw invalid(tooLarge.pointer(), tooLarge.problem());
        }
    }

    private static Dialect dialect(JsonObject schema) {
        Dialect dialect = Dialect.of(schema);
        if (dialect == null) {
            throw invalid(
                    "/$schema",
                    "names a dialect that is not known: give " + Dialect.DRAFT_2020_12.id() + " or "
                            + Dialect.DRAFT_07.id() + "#");
        }
        return dialect;
    }

    private static SchemaInvalidException invalid(String pointer, String message) {
        return new SchemaInvalidException(List.of(new SchemaProblem(pointer, message)));
    }

    /** Whether the rules say everything. */
    public boolean compiled() {
        return general == null;
    }

    /** Everything that is wrong with the arguments, at most {@value SchemaLimits#ARGUMENT_PROBLEMS} problems. */
    public List<ArgumentProblem> check(JsonObject arguments) {
        Effort effort = new Effort();
        try {
            if (!rule.accepts(arguments, effort)) {
                return explained(arguments, new Report(new Effort()));
            }
            return general == null ? List.of() : general.check(arguments, new Report(effort));
        } catch (Effort.Exhausted tooMuch) {
            return List.of(new ArgumentProblem(
                    Kind.SCHEMA, "", "need too much work to be checked against the tool's schema: send less"));
        }
    }

    private List<ArgumentProblem> explained(JsonObject arguments, Report report) {
        rule.explain(arguments, report);
        return report.problems();
    }
}
