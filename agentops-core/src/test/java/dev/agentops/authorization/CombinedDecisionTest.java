package dev.agentops.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The whole table of two and of three authorizers, against a model of the rules that knows only ranks. */
class CombinedDecisionTest {
    private static final List<String> VERDICTS = List.of("allow", "escalate", "deny");

    /** One authorizer's answer; {@code unenforced} is null when it is the same. */
    private record Answer(
            String verdict,
            @Nullable String unenforced,
            EnforcementMode mode,
            @Nullable String version) {
        Decision decision(int position) {
            Decision instead = unenforced == null ? null : decision(unenforced, position + "u", Provenance.NONE);
            return decision(verdict, "" + position, new Provenance(version, mode, instead, Explainer.reasons()));
        }

        private static Decision decision(String verdict, String name, Provenance provenance) {
            List<Reason> reasons = List.of(Reason.of("r" + name));
            List<PolicyError> errors = List.of(new PolicyError("e" + name, "type error"));
            return switch (verdict) {
                case "deny" -> new Decision.Deny(reasons, errors, provenance);
                case "escalate" -> new Decision.Escalate(reasons, errors, provenance);
                default -> new Decision.Allow(reasons, errors, provenance);
            };
        }
    }

    private static List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        for (String verdict : VERDICTS) {
            for (String unenforced : new String[] {null, "allow", "escalate", "deny"}) {
                for (EnforcementMode mode : EnforcementMode.values()) {
                    answers.add(new Answer(verdict, unenforced, mode, mode == EnforcementMode.ENFORCE ? "v1" : null));
                }
            }
        }
        return answers;
    }

    private static String strictest(Stream<String> verdicts) {
        return verdicts.max(Comparator.comparingInt(VERDICTS::indexOf)).orElseThrow();
    }

    private static List<String> ids(Decision decision) {
        return decision.reasons().stream().map(Reason::policyId).toList();
    }

    @Test
    void everyTableOfTwoAndThreeFollowsTheRules() {
        List<Answer> all = answers();
        int checked = 0;
        for (Answer first : all) {
            for (Answer second : all) {
                check(List.of(first, second));
                checked++;
                for (Answer third : all) {
                    check(List.of(first, second, third));
                    checked++;
                }
            }
        }
        assertThat(checked).isEqualTo(24 * 24 + 24 * 24 * 24);
    }

    private static void check(List<Answer> answers) {
        List<Decision> parts = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            parts.add(answers.get(i).decision(i));
        }
        Decision combined = CombinedDecision.of(parts);

        enforced(answers, parts, combined);
        unenforced(answers, parts, combined);
    }

    private static void enforced(List<Answer> answers, List<Decision> parts, Decision combined) {
        String verdict = strictest(answers.stream().map(Answer::verdict));
        assertThat(combined.verdict()).isEqualTo(verdict);
        assertThat(ids(combined))
                .isEqualTo(parts.stream()
                        .filter(part -> part.verdict().equals(verdict))
                        .flatMap(part -> ids(part).stream())
                        .toList());
        assertThat(combined.errors()).hasSize(parts.size());
        assertThat(combined.mode() == EnforcementMode.LOG_ONLY)
                .isEqualTo(answers.stream().anyMatch(answer -> answer.mode() == EnforcementMode.LOG_ONLY));
        assertThat(combined.policyVersion())
                .isEqualTo(answers.stream().map(Answer::version).anyMatch(Objects::nonNull) ? "v1" : null);
    }

    private static void unenforced(List<Answer> answers, List<Decision> parts, Decision combined) {
        Decision unenforced = combined.unenforced();
        if (answers.stream().allMatch(answer -> answer.unenforced() == null)) {
            assertThat(unenforced).isNull();
            return;
        }
        List<Decision> instead = parts.stream()
                .map(part -> Objects.requireNonNullElse(part.unenforced(), part))
                .toList();
        String verdict = strictest(instead.stream().map(Decision::verdict));
        assertThat(unenforced).isNotNull();
        assertThat(unenforced.verdict()).isEqualTo(verdict);
        assertThat(unenforced.unenforced()).isNull();
        assertThat(ids(unenforced))
                .isEqualTo(instead.stream()
                        .filter(part -> part.verdict().equals(verdict))
                        .flatMap(part -> ids(part).stream())
                        .toList());
        assertThat(combined.wouldBeRefused()).isEqualTo(combined instanceof Decision.Allow && !verdict.equals("allow"));
    }

    @Test
    void whatComesToTheSameIsNotToldTwice() {
        Reason reason = Reason.of("no");
        Decision allow = Decision.allow().withProvenance(Provenance.NONE.withUnenforced(Decision.escalate(reason)));

        Decision combined = CombinedDecision.of(List.of(Decision.deny(reason), allow));

        assertThat(combined).isEqualTo(Decision.deny(reason));
        assertThat(combined.unenforced()).isNull();
    }

    @Test
    void theExplanationIsThatOfAllInTheirOrder() {
        Decision combined = CombinedDecision.of(
                List.of(explained(Decision.allow(), "first"), explained(Decision.deny(Reason.of("second")), "second")));

        Explanation explanation = combined.explanation(Requests.ANY);

        assertThat(explanation.decision()).isSameAs(combined);
        assertThat(explanation.policies().stream()
                        .map(ExplainedPolicy::policyId)
                        .collect(Collectors.joining(" ")))
                .isEqualTo("first second");
    }

    private static Decision explained(Decision decision, String id) {
        ExplainedPolicy policy = new ExplainedPolicy(
                id, null, null, EnforcementMode.ENFORCE, ExplainedPolicy.Outcome.APPLIED, null, List.of());
        return decision.withProvenance(
                Provenance.NONE.withExplainer((made, request) -> new Explanation(made, List.of(policy))));
    }
}
