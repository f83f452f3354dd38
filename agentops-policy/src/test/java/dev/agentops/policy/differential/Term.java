package dev.agentops.policy.differential;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An expression in the text of the language, with the operators that stand in it.
 *
 * @param text safe to stand as an operand: in parentheses where it needs them
 * @param operators what it uses, with all inside it
 */
record Term(String text, Set<Operator> operators) {
    Term {
        operators = Set.copyOf(operators);
    }

    static Term of(String text, Operator... operators) {
        return new Term(text, Set.of(operators));
    }

    /** Fills the operands into a format. */
    static Term of(Operator operator, String format, Term... operands) {
        Set<Operator> operators = EnumSet.of(operator);
        for (Term operand : operands) {
            operators.addAll(operand.operators);
        }
        Object[] texts = List.of(operands).stream().map(Term::text).toArray();
        return new Term(String.format(format, texts), operators);
    }

    /** A set literal. */
    static Term set(Collection<Term> elements) {
        Set<Operator> operators = EnumSet.of(Operator.SET);
        elements.forEach(element -> operators.addAll(element.operators));
        return new Term(elements.stream().map(Term::text).collect(Collectors.joining(", ", "[", "]")), operators);
    }

    /** This term, which counts for one more operator. */
    Term as(Operator operator) {
        Set<Operator> more = EnumSet.of(operator);
        more.addAll(operators);
        return new Term(text, more);
    }
}
