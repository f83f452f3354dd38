package dev.agentops.policy.conformance;

/** Somewhere that cases come from. */
interface CorpusSource {
    /** Hands over its cases one after the other, and says what cannot be read. It goes on as long as it makes sense. */
    void read(CaseSink sink);

    /** Takes cases. */
    interface CaseSink {
        void accept(ConformanceCase conformanceCase);

        void unusable(String problem);
    }
}
