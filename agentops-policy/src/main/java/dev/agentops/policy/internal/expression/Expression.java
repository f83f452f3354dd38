package dev.agentops.policy.internal.expression;

import java.util.List;

/**
 * An expression of a policy. Immutable and thread-safe; two expressions are equal when they are written the same.
 *
 * @see <a href="https://docs.cedarpolicy.com/policies/syntax-operators.html">operators of Cedar</a>
 */
public sealed interface Expression extends Evaluator
        permits And,
                Arithmetic,
                Attribute,
                Comparison,
                Constant,
                Contains,
                ContainsAll,
                ContainsAny,
                Equal,
                ExtensionCall,
                GetTag,
                HasAttribute,
                HasTag,
                IfThenElse,
                In,
                Is,
                IsEmpty,
                Like,
                Negate,
                Not,
                Or,
                RecordLiteral,
                SetLiteral,
                Variable {
    /** The expressions that this one is made of, in the order in which they are evaluated; empty for a leaf. */
    default List<Expression> operands() {
        return List.of();
    }

    /** The same of other operands: as many, in the same order. */
    default Expression withOperands(List<Expression> others) {
        return this;
    }
}
