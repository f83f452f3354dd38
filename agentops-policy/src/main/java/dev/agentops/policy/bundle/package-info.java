/**
 * Verified sets of files with a version: a folder with a manifest, one archive, or for development a bare folder; read once,
 * checked on the bytes that are then used, and exchanged while decisions go on.
 *
 * <p>{@link dev.agentops.policy.bundle.BundleSource} reads them by a {@link dev.agentops.policy.bundle.BundleTrust},
 * {@link dev.agentops.policy.bundle.BundleWriter} makes them, {@link dev.agentops.policy.bundle.PolicyReloader} keeps the last
 * good one in force. Nothing here knows what the files mean.
 */
@NullMarked
package dev.agentops.policy.bundle;

import org.jspecify.annotations.NullMarked;
