package dev.agentops.tools.internal;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.resource.SchemaLoader;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.ArgumentProblem;
import dev.agentops.tool.ArgumentProblem.Kind;
import dev.agentops.tools.SchemaInvalidException;
import dev.agentops.tools.SchemaProblem;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * The networknt validator, for schemas with a keyword that the compiler leaves to it. It loads nothing, runs the same
 * expressions, and has a bounded number of steps.
 */
final class GeneralValidator {
    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(false)
            .regularExpressionFactory(GeneralValidator::expression)
            .executionContextCustomizer((context, schema) -> limit(context))
            .build();

    private final Schema schema;

    private GeneralValidator(Schema schema) {
        this.schema = schema;
    }

    /** @throws SchemaInvalidException when the library refuses the schema */
    static GeneralValidator of(JsonObject source, Dialect dialect) {
        requireShortNumbers(source);
        try {
            Schema schema = registry(dialect).getSchema(JsonNodes.of(source));
            schema.initializeValidators();
            return new GeneralValidator(schema);
        } catch (SchemaException refused) {
            throw new SchemaInvalidException(List.of(
                    new SchemaProblem("", "is refused: " + Shown.text(String.valueOf(refused.getMessage()), 300))));
        }
    }

    private static void requireShortNumbers(JsonObject source) {
        if (Values.mostDigits(source) > SchemaLimits.GENERAL_DIGITS) {
            throw new SchemaInvalidException(List.of(new SchemaProblem(
                    "",
                    "has a number of more than " + SchemaLimits.GENERAL_DIGITS + " digits or places, which is not"
                            + " supported in one schema with unevaluatedProperties or unevaluatedItems")));
        }
    }

    private static SchemaRegistry registry(Dialect dialect) {
        return SchemaRegistry.withDialect(
                switch (dialect) {
                    case DRAFT_07 -> Dialects.getDraft7();
                    case DRAFT_2020_12 -> Dialects.getDraft202012();
                },
                builder -> builder.schemaLoader(nothing()).schemaRegistryConfig(CONFIG));
    }

    /** Blocking comes first: the library would otherwise find its own copies of meta-schemas on the class path. */
    private static SchemaLoader nothing() {
        return new SchemaLoader(List.of(), List.of(), iri -> false, iri -> true);
    }

    private static void limit(ExecutionContext context) {
        context.executionConfig(
                config -> config.maxEvaluationSteps(SchemaLimits.STEPS).maxEvaluationDepth(SchemaLimits.NESTING));
    }

    private static RegularExpression expression(String expression) {
        LinearPattern pattern = LinearPattern.compile(expression);
        return pattern::isFoundIn;
    }

    List<ArgumentProblem> check(JsonObject arguments, Report report) {
        if (Values.mostDigits(arguments) > SchemaLimits.GENERAL_DIGITS) {
            report.add(
                    Kind.SCHEMA,
                    "have a number of more than " + SchemaLimits.GENERAL_DIGITS
                            + " digits or places, too much work to be checked against the tool's schema: send shorter"
                            + " numbers");
            return report.problems();
        }
        try {
            schema.validate(JsonNodes.of(arguments)).forEach(error -> add(error, report));
        } catch (ValidationLimitExceededException tooMuch) {
            throw new Effort.Exhausted();
        } catch (SchemaException | JacksonException notApplicable) {
            report.add(Kind.SCHEMA, "could not be checked against the tool's schema");
        }
        return report.problems();
    }

    /** The library's own messages quote the arguments; these do not. */
    private static void add(Error error, Report report) {
        report.addAtPointer(String.valueOf(error.getInstanceLocation()), place -> {
            if ("unevaluatedProperties".equals(error.getKeyword()) && error.getProperty() != null) {
                place.addAt(error.getProperty(), Kind.UNKNOWN, "is not an argument that the tool takes here");
            } else {
                place.add(Kind.VALUE, "does not match " + error.getKeyword() + " of the tool's schema");
            }
        });
    }
}
