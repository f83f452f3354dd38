package dev.agentops.policy.differential;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Throws policies that share few attributes and constants, so that several apply to one request. */
final class Policies {
    private static final Set<Operator> NONE = EnumSet.noneOf(Operator.class);

    private final Dice dice;
    private final Scopes scopes;
    private final Expressions expressions;
    private final Leads leads;

    /** What chance decides for a whole set of policies, in percent. */
    private final int forbidding;

    private final int leading;

    Policies(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.scopes = new Scopes(dice);
        this.expressions = expressions;
        this.leads = new Leads(dice, expressions);
        this.forbidding = dice.pick(5, 10, 20, 35);
        this.leading = dice.pick(20, 50, 80);
    }

    GeneratedPolicy policy() {
        Set<Operator> operators = EnumSet.copyOf(NONE);
        boolean plain = dice.chance(30);
        Scope scope = plain ? Scope.OPEN : scopes.scope(operators);
        List<String> clauses = plain ? List.of(when(featured(), operators)) : clauses(operators);
        return new GeneratedPolicy(dice.chance(forbidding), scope, clauses, operators);
    }

    private List<String> clauses(Set<Operator> operators) {
        List<String> clauses = new ArrayList<>();
        if (dice.chance(leading)) {
            clauses.add(when(leads.lead(), operators));
            if (dice.chance(30)) {
                clauses.add(when(leads.lead(), operators));
            }
        }
        int more = dice.pick(0, 1, 1, 1, 1);
        for (int i = 0; i < more; i++) {
            clauses.add(clause(operators));
        }
        if (clauses.size() > 1) {
            operators.add(Operator.SEVERAL_CLAUSES);
        }
        return clauses;
    }

    private String when(Term condition, Set<Operator> operators) {
        operators.addAll(condition.operators());
        return "when { " + condition.text() + " }";
    }

    /** Half of the conditions begin with an operator that every other has the same chance to be. */
    private String clause(Set<Operator> operators) {
        Term condition = dice.chance(65) ? featured() : expressions.of(Kind.BOOL, dice.between(1, 3));
        if (dice.chance(80)) {
            return when(condition, operators);
        }
        operators.add(Operator.UNLESS);
        operators.addAll(condition.operators());
        return "unless { " + condition.text() + " }";
    }

    private Term featured() {
        Operator operator = dice.pick(Operator.expressions());
        Term term = expressions.using(operator, dice.between(0, 2));
        if (operator.result() == Kind.BOOL) {
            return term;
        }
        String format = dice.pick("(%s == %s)", "(%s != %s)", "(%s != %s)");
        Term other = expressions.of(operator.result(), 1);
        Operator comparison = format.contains("==") ? Operator.EQUAL : Operator.NOT_EQUAL;
        return dice.chance(50) ? Term.of(comparison, format, term, other) : Term.of(comparison, format, other, term);
    }
}
