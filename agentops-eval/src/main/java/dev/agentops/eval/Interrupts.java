package dev.agentops.eval;

/**
 * Keeps an interrupt of one piece of work from the pieces after it, without forgetting it. For one thread.
 *
 * <p>Who has to heed an order to stop must look for it after each {@link #setAside}: the interrupt may have been that order.
 */
final class Interrupts {
    private boolean any;

    void setAside() {
        any |= Thread.interrupted();
    }

    void restore() {
        if (any) {
            Thread.currentThread().interrupt();
        }
    }
}
