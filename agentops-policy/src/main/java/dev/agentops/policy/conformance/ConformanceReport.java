package dev.agentops.policy.conformance;

import java.util.List;

/**
 * What came out of a conformance run.
 *
 * @param requests how many were decided
 * @param agree how many as the data says: decision, determining policies and erring policies
 * @param disagree how many otherwise
 * @param compiled how many the compiled policies decided alone
 * @param fallback how many took the official engine for at least one policy
 * @param cases how many cases the requests stood in
 * @param disagreements the first of them, each with its file and the number of the request from 0
 * @param problems the first of what could not be read, and so was not decided
 * @param unusable how many cases and files could not be read
 */
public record ConformanceReport(
        long requests,
        long agree,
        long disagree,
        long compiled,
        long fallback,
        long cases,
        List<String> disagreements,
        List<String> problems,
        long unusable) {

    /** Copies the lists. */
    public ConformanceReport {
        disagreements = List.copyOf(disagreements);
        problems = List.copyOf(problems);
    }

    /** The numbers of requests in one line. Programs read it: its form does not change. */
    public String line() {
        return "requests=" + requests + " agree=" + agree + " disagree=" + disagree + " compiled=" + compiled
                + " fallback=" + fallback;
    }
}
