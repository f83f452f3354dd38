/**
 * The page that shows a replay: one file, no network, everything from a recording escaped.
 *
 * <p>{@link dev.agentops.cli.report.ReportPage} is written session by session, so that memory does not grow with the input.
 */
@NullMarked
package dev.agentops.cli.report;

import org.jspecify.annotations.NullMarked;
