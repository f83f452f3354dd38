package dev.agentops.otel.sdk;

/**
 * A jar that this library does not bring along.
 *
 * @param type a class in it
 * @param dependency as a build file names it
 */
record RequiredJar(String type, String dependency) {
    static RequiredJar autoconfigure() {
        return new RequiredJar(
                "io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk",
                "io.opentelemetry:opentelemetry-sdk-extension-autoconfigure");
    }

    void demand() {
        try {
            Class.forName(type, false, RequiredJar.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(message(), missing);
        }
    }

    private String message() {
        return type + " is not on the class path: add the dependency " + dependency
                + ", in the version of opentelemetry-bom that the application uses; to export, add"
                + " io.opentelemetry:opentelemetry-exporter-otlp too";
    }
}
