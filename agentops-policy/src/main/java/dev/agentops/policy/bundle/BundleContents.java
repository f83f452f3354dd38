package dev.agentops.policy.bundle;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a bundle before they are believed. */
interface BundleContents {
    /** Every name that is there, hidden ones left out. */
    Set<String> names();

    /**
     * A file's bytes, read once; null when it is not there.
     *
     * @throws BundleRejectedException when it is too large, leads out of the bundle, or cannot be read
     */
    byte @Nullable [] read(String name);
}
