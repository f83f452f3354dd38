package dev.agentops.cli.logging;

import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Makes SLF4J print warnings as the command prints everything else; found by its service file. */
public final class WarningLoggerProvider implements SLF4JServiceProvider {
    private final WarningLines lines = new WarningLines(System.err);
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter diagnostics = new NOPMDCAdapter();

    /** Made by SLF4J. */
    public WarningLoggerProvider() {}

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> new WarningLogger(name, lines);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return diagnostics;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}
}
