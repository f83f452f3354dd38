package dev.agentops.policy.internal.text;

/**
 * Measures how deep the expressions of one policy are nested, from its tokens alone and without recursion: an upper bound of
 * the depth of its syntax tree. Native code that parses and evaluates policies goes down one call for each level, and ends the
 * process when its stack is full.
 */
public final class NestingGauge {
    /** Half as many brackets, or as many operators in one chain, as were evaluated on a thread with a stack of 1 MB. */
    public static final int DEEPEST = 200;

    /** What is to be said of a policy that is too deep. */
    public static final String TOO_DEEP = "the policy is nested more than " + DEEPEST
            + " levels deep (a bracket counts as two, an operator of a chain as one): split it into several policies, or"
            + " compare with a set by contains";

    private static final int BRACKET = 2;

    private final int deepest;
    private final Level[] open;
    private int height;
    private boolean afterOperand;

    /** Accepts what the loader of policies accepts. */
    public NestingGauge() {
        this(DEEPEST);
    }

    /**
     * Accepts more, or less.
     *
     * @param deepest how many levels
     */
    public NestingGauge(int deepest) {
        this.deepest = deepest;
        open = new Level[deepest / BRACKET + 1];
        open[0] = new Level();
    }

    /** Takes the next token into account: false when the policy is too deep by now, and nothing more should be asked. */
    public boolean accepts(CedarTokens.Kind kind, CedarTokens token) {
        boolean accepted =
                kind == CedarTokens.Kind.WORD ? word(token) : kind != CedarTokens.Kind.SYMBOL || symbol(token);
        afterOperand = kind != CedarTokens.Kind.SYMBOL || token.is("]") || token.is(")") || token.is("}");
        return accepted;
    }

    private boolean word(CedarTokens token) {
        if (token.is("if") || token.is("when") || token.is("unless")) {
            return open[height].link();
        }
        if (token.is("in") || token.is("has") || token.is("like") || token.is("is")) {
            return open[height].operator();
        }
        return true;
    }

    private boolean symbol(CedarTokens token) {
        return switch (token.first()) {
            case '[' -> (!afterOperand || open[height].operator()) && down();
            case '(', '{' -> down();
            case ')', ']', '}' -> up();
            case ',' -> open[height].separator();
            case '&', '|' -> open[height].link();
            case '.', '!', '-', '+', '*', '<', '>', '=' -> open[height].operator();
            default -> true;
        };
    }

    private boolean down() {
        height++;
        if (height == open.length) {
            return false;
        }
        open[height] = new Level();
        return true;
    }

    private boolean up() {
        if (height == 0) {
            return true;
        }
        int depth = open[height].depth() + BRACKET;
        height--;
        return open[height].child(depth);
    }

    /** What stands between two brackets. */
    private final class Level {
        private int links;
        private int operators;
        private int mostOperators;
        private int deepestChild;
        private int deepestElement;

        /** An operator that makes a chain of operands: {@code a && b && c} is as deep as it is long. */
        boolean link() {
            links++;
            operators = 0;
            return depth() <= deepest;
        }

        boolean operator() {
            operators++;
            mostOperators = Math.max(mostOperators, operators);
            return depth() <= deepest;
        }

        boolean child(int depth) {
            deepestChild = Math.max(deepestChild, depth);
            return depth() <= deepest;
        }

        boolean separator() {
            deepestElement = depth();
            links = 0;
            operators = 0;
            mostOperators = 0;
            deepestChild = 0;
            return true;
        }

        int depth() {
            return Math.max(deepestElement, links + mostOperators + deepestChild);
        }
    }
}
