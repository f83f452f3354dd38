package dev.agentops.policy.conformance;

import dev.agentops.policy.internal.text.CedarTokens;
import dev.agentops.policy.internal.text.NestingGauge;
import java.util.ArrayList;
import java.util.List;

/** The policies of a case, cut apart, each up to its semicolon. */
final class PolicyTexts {
    /** About half of what overflowed the native parser on a stack of 512 MB. */
    private static final int DEEPEST = 4000;

    private PolicyTexts() {}

    /**
     * A policy.
     *
     * @param text as it stands in the file
     * @param deep whether it is nested deeper than policies that are loaded may be
     */
    record PolicyText(String text, boolean deep) {}

    /**
     * Cuts the text of a file.
     *
     * @throws UnusableException when a policy is nested so deep that no parser can be asked
     */
    static List<PolicyText> of(String file, String text) throws UnusableException {
        CedarTokens tokens = new CedarTokens(text);
        List<PolicyText> policies = new ArrayList<>();
        while (tokens.next() != CedarTokens.Kind.END) {
            int start = tokens.start();
            boolean shallow = isShallow(tokens, file);
            policies.add(new PolicyText(text.substring(start, tokens.end()), !shallow));
        }
        return policies;
    }

    private static boolean isShallow(CedarTokens tokens, String file) throws UnusableException {
        NestingGauge loader = new NestingGauge();
        NestingGauge parser = new NestingGauge(DEEPEST);
        boolean shallow = true;
        CedarTokens.Kind kind = tokens.kind();
        while (kind != CedarTokens.Kind.END && !(kind == CedarTokens.Kind.SYMBOL && tokens.is(";"))) {
            shallow = shallow && loader.accepts(kind, tokens);
            if (!parser.accepts(kind, tokens)) {
                throw new UnusableException(
                        file + ": a policy is nested more than " + DEEPEST + " levels deep, beyond any parser here");
            }
            kind = tokens.next();
        }
        return shallow;
    }
}
