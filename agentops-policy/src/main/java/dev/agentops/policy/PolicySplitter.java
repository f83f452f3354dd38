package dev.agentops.policy;

import dev.agentops.policy.internal.text.CedarTokens;
import dev.agentops.policy.internal.text.NestingGauge;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text of a file into its policies, each up to its semicolon, and finds what must not reach the native parser. The
 * parts are parsed one by one, so that one mistake hides no other; text that is no policy is a part too, for the parser to
 * refuse.
 */
final class PolicySplitter {
    private final SourceText file;
    private final CedarTokens tokens;
    private final List<PolicySource> policies = new ArrayList<>();
    private final List<PolicyProblem> problems = new ArrayList<>();
    private int number;

    PolicySplitter(SourceText file) {
        this.file = file;
        this.tokens = new CedarTokens(file.text());
    }

    /** Splits the file; to be called once. */
    PolicySplitter split() {
        int from = 0;
        while (tokens.next() != CedarTokens.Kind.END) {
            number++;
            policy(from, tokens.start());
            from = tokens.end();
        }
        return this;
    }

    /** Those that may be parsed. */
    List<PolicySource> policies() {
        return policies;
    }

    List<PolicyProblem> problems() {
        return problems;
    }

    private void policy(int from, int start) {
        NestingGauge gauge = new NestingGauge();
        boolean sound = true;
        CedarTokens.Kind kind = tokens.kind();
        while (kind != CedarTokens.Kind.END && !(kind == CedarTokens.Kind.SYMBOL && tokens.is(";"))) {
            sound = sound && isSound(kind, gauge);
            kind = tokens.next();
        }
        if (sound) {
            policies.add(new PolicySource(file, number, from, start, tokens.end()));
        }
    }

    private boolean isSound(CedarTokens.Kind kind, NestingGauge gauge) {
        if (kind == CedarTokens.Kind.UNCLOSED_STRING) {
            problems.add(file.problem(tokens.start(), null, "the string is not closed: end it with \""));
            return false;
        }
        if (!gauge.accepts(kind, tokens)) {
            problems.add(file.problem(tokens.start(), null, NestingGauge.TOO_DEEP));
            return false;
        }
        return true;
    }
}
