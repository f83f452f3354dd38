package dev.agentops.otel.sdk;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Map;

/** Builds an SDK by OpenTelemetry's own rules, with what this library adds. Used once. */
final class SdkSetup {
    private static final String HEALTH = "otel.experimental.sdk.telemetry.version";

    private final SdkLosses losses;
    private final SafePropagators propagators;
    private boolean healthWasChosen;

    SdkSetup(SdkLosses losses, SafePropagators propagators) {
        this.losses = losses;
        this.propagators = propagators;
    }

    OpenTelemetrySdk build(Map<String, String> defaults) {
        ComponentLoader components =
                ComponentLoader.forClassLoader(AutoConfiguredOpenTelemetrySdk.class.getClassLoader());
        OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .setComponentLoader(losses.readingAnswers(components))
                .addPropertiesSupplier(() -> defaults)
                .addPropertiesCustomizer(this::measureOwnHealth)
                .addPropagatorCustomizer((propagator, config) -> propagators.inPlaceOf(propagator))
                .addResourceCustomizer(
                        (resource, config) -> InfrastructureResource.now().merge(resource))
                .addMeterProviderCustomizer((meters, config) -> meters.registerMetricReader(losses))
                .addTracerProviderCustomizer(
                        (tracers, config) -> healthWasChosen ? tracers : tracers.setMeterProvider(MeterProvider::noop))
                .addLoggerProviderCustomizer(
                        (loggers, config) -> healthWasChosen ? loggers : loggers.setMeterProvider(MeterProvider::noop))
                .build()
                .getOpenTelemetrySdk();
        losses.observeRejected(sdk.getMeterProvider());
        return sdk;
    }

    /**
     * Processors and exporters count what they lose. Counting the start and the end of each span, which the SDK turns on by
     * the same switch, is for those who ask for it: it is work on the path of the call.
     */
    private Map<String, String> measureOwnHealth(ConfigProperties config) {
        healthWasChosen = config.getString(HEALTH) != null;
        return healthWasChosen ? Map.of() : Map.of(HEALTH, "latest");
    }
}
