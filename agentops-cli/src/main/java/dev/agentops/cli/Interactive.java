package dev.agentops.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Whether a person watches. */
final class Interactive {
    /** Set by the launcher, which can ask about the error stream itself. */
    static final String PROPERTY = "agentops.terminal";

    private Interactive() {}

    static boolean errorStream() {
        String told = System.getProperty(PROPERTY);
        return told == null ? isTerminal(System.console()) : Boolean.parseBoolean(told);
    }

    /** Newer releases of Java have a console without a terminal, and a method that tells. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException olderRelease) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException unknown) {
            return false;
        }
    }
}
