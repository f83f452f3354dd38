package dev.agentops.benchmarks.decision;

import dev.agentops.authorization.Decision;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CEL, on variables of declared types that are read from the call when an expression asks for them. One
 * program for each rule, which holds the prohibitions too, so that a decision is one evaluation. A language of expressions has no
 * index: the {@link HashMap} that finds the program by tool, by each of the actor's groups or by kind is what an application
 * that knows its rules writes around it, and the best case.
 */
final class CelPeer implements DecisionPeer {
    private static final String GROUPS = "groups";
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .addVar(Call.AMOUNT, SimpleType.INT)
            .addVar(Call.KIND, SimpleType.STRING)
            .addVar(Call.REGION, SimpleType.STRING)
            .addVar(GROUPS, ListType.create(SimpleType.STRING))
            .setResultType(SimpleType.BOOL)
            .build();

    /** CEL's ways to evaluate. */
    enum Evaluator {
        /** The newer one. */
        PLANNER,
        /** The older one, which the library's standard builder gives, and the faster one here. */
        INTERPRETER
    }

    private final Shape shape;
    private final CelRuntime runtime;
    private final Map<String, Program> programs = new HashMap<>();

    CelPeer(Workload workload, Evaluator evaluator) {
        this.shape = workload.shape();
        this.runtime = runtime(evaluator);
        workload.rules().forEach(rule -> programs.put(key(rule), program(rule)));
    }

    private static CelRuntime runtime(Evaluator evaluator) {
        return switch (evaluator) {
            case PLANNER -> CelRuntimeFactory.plannerRuntimeBuilder().build();
            case INTERPRETER -> CelRuntimeFactory.legacyCelRuntimeBuilder().build();
        };
    }

    private static String key(Rule rule) {
        return switch (rule.shape()) {
            case PER_TOOL -> rule.tool();
            case UNSCOPED -> rule.kind();
            case GROUPS -> rule.group();
        };
    }

    private Program program(Rule rule) {
        String expression = "kind == '%s' && amount < %d && amount >= 0 && region != '%s' && !('%s' in groups)"
                .formatted(rule.kind(), rule.limit(), Workload.CLOSED_REGION, Workload.SUSPENDED);
        try {
            return runtime.createProgram(COMPILER.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("CEL does not take " + expression, e);
        }
    }

    @Override
    public Decision decide(Call call) {
        boolean allowed = switch (shape) {
            case PER_TOOL -> allows(programs.get(call.action().name()), call);
            case UNSCOPED -> allows(programs.get(call.kind()), call);
            case GROUPS -> allowsAny(call);
        };
        return allowed ? Decision.allow() : Decision.denyByDefault();
    }

    private boolean allowsAny(Call call) {
        for (String group : call.principal().groups()) {
            if (allows(programs.get(group), call)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allows(@Nullable Program program, Call call) {
        try {
            return program != null && (Boolean) program.eval(new Variables(call));
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Variables(Call call) implements CelVariableResolver {
        @Override
        public Optional<Object> find(String name) {
            return name.equals(GROUPS)
                    ? Optional.of(List.copyOf(call.principal().groups()))
                    : Optional.ofNullable(call.arguments().get(name));
        }
    }
}
