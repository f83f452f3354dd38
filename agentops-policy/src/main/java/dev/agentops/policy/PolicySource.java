package dev.agentops.policy;

import dev.agentops.policy.internal.text.CedarTokens;
import org.jspecify.annotations.Nullable;

/**
 * The text of one policy, and where it stands.
 *
 * @param file the file
 * @param number the position among the policies of its file, from 1
 * @param from where its text begins, with the comments before it
 * @param start where its first token begins
 * @param end where its text ends
 * @param linked the text that a link made of it; null when it stands in the file as it is
 */
record PolicySource(
        SourceText file,
        int number,
        int from,
        int start,
        int end,
        @Nullable String linked) {
    PolicySource(SourceText file, int number, int from, int start, int end) {
        this(file, number, from, start, end, null);
    }

    /** This place, with the text that a link makes of it. */
    PolicySource linkedAs(String text) {
        return new PolicySource(file, number, from, start, end, text);
    }

    String text() {
        return linked == null ? file.text().substring(from, end) : linked;
    }

    /** The public id of a policy without {@code @id}. */
    String positionalId() {
        return file.name() + "#" + number;
    }

    /** File and line of its first token, such as {@code orders.cedar:14}. */
    String place() {
        return file.name() + ":" + file.problem(start, null, "").line();
    }

    PolicyProblem problem(@Nullable String policyId, String message) {
        return file.problem(start, policyId, message);
    }

    /**
     * Something wrong at a place in this policy.
     *
     * @param bytes offset in this policy's text, in UTF-8 bytes
     */
    PolicyProblem problemAt(long bytes, @Nullable String policyId, String message) {
        return linked == null
                ? file.problem(Math.min(file.afterBytes(from, bytes), end), policyId, message)
                : problem(policyId, message);
    }

    /** Where a function of this name is called; the start of the policy when it is nowhere. */
    int callOf(String function) {
        CedarTokens tokens = new CedarTokens(file.text().substring(from, end));
        boolean named = false;
        int at = start;
        for (CedarTokens.Kind kind = tokens.next(); kind != CedarTokens.Kind.END; kind = tokens.next()) {
            if (named && tokens.is("(")) {
                return at;
            }
            named = kind == CedarTokens.Kind.WORD && tokens.is(function);
            at = named ? from + tokens.start() : start;
        }
        return start;
    }

    /** Whether a block in braces of this name stands in it. */
    boolean hasBlock(String name) {
        CedarTokens tokens = new CedarTokens(text());
        boolean named = false;
        for (CedarTokens.Kind kind = tokens.next(); kind != CedarTokens.Kind.END; kind = tokens.next()) {
            if (named && tokens.is("{")) {
                return true;
            }
            named = kind == CedarTokens.Kind.WORD && tokens.is(name);
        }
        return false;
    }
}
