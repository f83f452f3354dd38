package dev.agentops;

import dev.agentops.tool.TrustLabel;

/** What a session had seen when it ended: resuming it must not make it cleaner or newer than it was. */
record Remembered(TrustLabel taint, int turns, long calls) {
    /** A session that is opened for the first time. */
    static final Remembered NOTHING = new Remembered(TrustLabel.TRUSTED, 0, 0);

    /** A session of another process, or one that was forgotten: what it has seen is not known. */
    static final Remembered UNKNOWN = new Remembered(TrustLabel.UNTRUSTED, 0, 0);
}
