package dev.agentops.policy.bundle;

/** Why a bundle is refused. */
public enum RejectionKind {
    /** It is not there, or its files cannot be read. */
    UNREADABLE,
    /** It holds no file. */
    EMPTY,
    /** It has no manifest, and the configuration wants one. */
    NO_MANIFEST,
    /** Its manifest is not one that this version understands. */
    BAD_MANIFEST,
    /** The archive is not built as it has to be: cut off, with data after its end, or with two accounts of what is in it. */
    BAD_ARCHIVE,
    /** A file that the manifest lists is missing or has another size: somebody is still writing, or stopped. */
    HALF_WRITTEN,
    /** A file has the right size and other content. */
    DIGEST_MISMATCH,
    /** There is a file that the manifest does not list. */
    UNLISTED,
    /** A name is not a plain file name, leads out of the bundle, or belongs to a file that would not be used. */
    BAD_PATH,
    /** Two files have one name, or names that differ only in case. */
    DUPLICATE,
    /** More files or more bytes than a bundle may have. */
    TOO_LARGE,
    /** There is no signature, and the configuration wants one. */
    UNSIGNED,
    /** No signature is of a trusted key and of this manifest. */
    BAD_SIGNATURE,
    /** It is a bundle of another name. */
    WRONG_NAME,
    /** Its version is lower than one that was in force, or it has none. */
    DOWNGRADE,
    /** It has the version that is in force, and other content. */
    TAMPERED,
    /** The file that remembers the highest version cannot be read or written. */
    NOT_REMEMBERED,
    /** Its files are as they were made, and cannot be used: a policy does not parse, an id stands twice. */
    INVALID
}
