package dev.agentops.otel.testkit.convention;

/**
 * An attribute on one kind of span, on one metric or on one event.
 *
 * @param signal the {@link SignalConvention#id}
 * @param attribute what is used
 * @param level how much it is asked for
 * @param atCreation whether it matters for sampling and has to be given when a span is created
 * @param status how settled this use is; {@code OURS} where no convention lists the attribute for the signal
 * @param source the file and version where the use is defined
 */
public record AttributeUse(
        String signal,
        AttributeConvention attribute,
        RequirementLevel level,
        boolean atCreation,
        ConventionStatus status,
        String source) {}
