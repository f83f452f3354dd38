package dev.agentops.cli.replay;

/**
 * One score of a session.
 *
 * @param evaluator who judged
 * @param value the score, from 0 to 1; what is good depends on the evaluator
 * @param label the same in a word
 * @param explanation why, for people; empty when the evaluator says nothing
 */
public record SessionScore(String evaluator, double value, String label, String explanation) {}
