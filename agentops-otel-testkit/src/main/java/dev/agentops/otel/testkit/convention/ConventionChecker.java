package dev.agentops.otel.testkit.convention;

import dev.agentops.otel.testkit.OtlpReceiver;
import dev.agentops.otel.testkit.ReceivedLogRecord;
import dev.agentops.otel.testkit.ReceivedMetric;
import dev.agentops.otel.testkit.ReceivedSpan;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Holds spans, metrics and events to a {@link ConventionTable}: names, types, allowed values, required attributes, kinds, units
 * and the format of span names. Immutable and thread-safe.
 *
 * <p>What comes from {@code dev.agentops} is checked strictly: everything has to stand in the table. Of other scopes, what the
 * table knows is checked; names below {@code gen_ai}, {@code mcp}, {@code a2a} and {@code agentops} that it does not know are
 * problems, all other names are theirs.
 */
public final class ConventionChecker {
    private static final String STRICT_SCOPE = "dev.agentops";

    private final ConventionTable table;
    private final Set<String> exemptScopes;
    private final Predicate<String> allowed;
    private final AttributeRules rules;

    private ConventionChecker(ConventionTable table, Set<String> exemptScopes, Predicate<String> allowed) {
        this.table = table;
        this.exemptScopes = exemptScopes;
        this.allowed = allowed;
        this.rules = new AttributeRules(table, allowed);
    }

    /** One with the table of this jar. */
    public static ConventionChecker create() {
        return new ConventionChecker(ConventionTable.builtIn(), Set.of(), name -> false);
    }

    /** The same, but what these instrumentation scopes make is not looked at. */
    public ConventionChecker exempting(String... scopes) {
        return new ConventionChecker(table, Set.of(scopes), allowed);
    }

    /** The same, but an application may name its attributes, metrics, events and span events so. */
    public ConventionChecker allowing(Predicate<String> names) {
        return new ConventionChecker(table, exemptScopes, names);
    }

    /** What is wrong with a span of the SDK; empty when nothing is. */
    public List<ConventionProblem> check(SpanData span) {
        return check(Observed.OfSpan.of(span, Optional.empty()));
    }

    /**
     * What is wrong with a span of the SDK, also with what was known of it for sampling.
     *
     * @param atCreation the attributes that it had when it was created
     */
    public List<ConventionProblem> check(SpanData span, Attributes atCreation) {
        return check(Observed.OfSpan.of(span, Optional.of(atCreation)));
    }

    /** What is wrong with a span that was received; empty when nothing is. */
    public List<ConventionProblem> check(ReceivedSpan span) {
        return check(Observed.OfSpan.of(span));
    }

    /** What is wrong with a metric of the SDK; empty when nothing is. */
    public List<ConventionProblem> check(MetricData metric) {
        return check(Observed.OfMetric.of(metric));
    }

    /** What is wrong with a metric that was received; empty when nothing is. */
    public List<ConventionProblem> check(ReceivedMetric metric) {
        return check(Observed.OfMetric.of(metric));
    }

    /** What is wrong with a log record of the SDK; empty when nothing is. */
    public List<ConventionProblem> check(LogRecordData log) {
        return check(Observed.OfLogRecord.of(log));
    }

    /** What is wrong with a log record that was received; empty when nothing is. */
    public List<ConventionProblem> check(ReceivedLogRecord log) {
        return check(Observed.OfLogRecord.of(log));
    }

    /** What is wrong with any span, metric or log record that a receiver has, without repetition; empty when nothing is. */
    public List<ConventionProblem> check(OtlpReceiver receiver) {
        Stream<List<ConventionProblem>> spans = receiver.spans().all().stream().map(span -> check(span));
        Stream<List<ConventionProblem>> metrics =
                receiver.metrics().all().stream().map(metric -> check(metric));
        Stream<List<ConventionProblem>> logs = receiver.logs().all().stream().map(log -> check(log));
        return Stream.of(spans, metrics, logs)
                .flatMap(each -> each)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private List<ConventionProblem> check(Observed observed) {
        Findings findings = new Findings(observed);
        if (!exemptScopes.contains(observed.scope())) {
            boolean strict =
                    observed.scope().equals(STRICT_SCOPE) || observed.scope().startsWith(STRICT_SCOPE + ".");
            if (observed instanceof Observed.OfSpan span) {
                checkSpan(span, strict, findings);
            } else if (observed instanceof Observed.OfMetric metric) {
                checkMetric(metric, strict, findings);
            } else if (observed instanceof Observed.OfLogRecord log) {
                checkLogRecord(log, strict, findings);
            }
        }
        return findings.all();
    }

    private void checkSpan(Observed.OfSpan span, boolean strict, Findings findings) {
        Optional<SignalConvention> ofThisKind = table.spanType(span.kind(), span.attributes());
        Optional<SignalConvention> type =
                ofThisKind.isPresent() ? ofThisKind : table.spanTypeOfAnyKind(span.attributes());
        findings.require(type.isPresent() || !strict, "no convention describes this span");
        type.ifPresent(known -> {
            findings.require(
                    known.kinds().contains(span.kind()), "its kind is " + span.kind() + ", want " + known.kinds());
            findings.require(known.name().accepts(span.name(), span.attributes()), "its name is not " + known.name());
            checkFailure(known, span, findings);
            checkCreation(known, span, findings);
        });
        rules.check(span.attributes(), type, strict, findings);
        span.attached().forEach(attributes -> rules.check(attributes, Optional.empty(), strict, findings));
        span.events()
                .forEach(event -> findings.require(
                        !strict || allowed.test(event), "it has the event " + event + " that no row allows"));
    }

    private void checkFailure(SignalConvention type, Observed.OfSpan span, Findings findings) {
        findings.require(
                !span.failed()
                        || table.use(type.id(), "error.type").isEmpty()
                        || AttributeRules.has(span.attributes(), "error.type"),
                "it failed without error.type");
    }

    private void checkCreation(SignalConvention type, Observed.OfSpan span, Findings findings) {
        span.atCreation()
                .ifPresent(start -> table.usesOf(type.id()).stream()
                        .filter(AttributeUse::atCreation)
                        .map(use -> use.attribute().name())
                        .filter(name -> AttributeRules.has(span.attributes(), name) && !AttributeRules.has(start, name))
                        .forEach(name -> findings.add(name + " matters for sampling and came after the start")));
    }

    private void checkMetric(Observed.OfMetric metric, boolean strict, Findings findings) {
        Optional<SignalConvention> type = table.signal(SignalType.METRIC, metric.name());
        findings.require(type.isPresent() || rules.mayBeUnknown(metric.name(), strict), "no convention knows it");
        type.ifPresent(known -> {
            findings.require(
                    known.kinds().contains(metric.instrument()),
                    "it is a " + metric.instrument() + ", want " + known.kinds());
            findings.require(
                    known.unit().equals(metric.unit()), "its unit is " + metric.unit() + ", want " + known.unit());
        });
        metric.points().forEach(attributes -> rules.check(attributes, type, strict, findings));
    }

    private void checkLogRecord(Observed.OfLogRecord log, boolean strict, Findings findings) {
        Optional<SignalConvention> type = table.signal(SignalType.EVENT, log.eventName());
        findings.require(type.isPresent() || rules.mayBeUnknown(log.eventName(), strict), "no convention knows it");
        rules.check(log.attributes(), type, strict, findings);
    }
}
