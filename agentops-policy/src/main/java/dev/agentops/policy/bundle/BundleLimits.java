package dev.agentops.policy.bundle;

/**
 * How large a bundle may be. An archive may have a little more bytes than its files, for its own structure.
 *
 * @param files without manifest and signature
 * @param fileBytes of one file
 * @param totalBytes of all files
 * @param manifestBytes of the manifest
 */
record BundleLimits(int files, int fileBytes, int totalBytes, int manifestBytes) {
    static final BundleLimits STANDARD = new BundleLimits(1000, 8 << 20, 64 << 20, 1 << 20);

    private static final int SIGNATURE_BYTES = 4096;
    private static final int STRUCTURE_BYTES = 1 << 20;

    int signatureBytes() {
        return SIGNATURE_BYTES;
    }

    int archiveBytes() {
        return totalBytes + manifestBytes + STRUCTURE_BYTES;
    }

    int bytesOf(String name) {
        return switch (name) {
            case Manifest.NAME -> manifestBytes;
            case Manifest.SIGNATURE -> SIGNATURE_BYTES;
            default -> fileBytes;
        };
    }

    BundleRejectedException tooLarge(String name) {
        return new BundleRejectedException(
                RejectionKind.TOO_LARGE, name, "is larger than " + bytesOf(name) + " bytes: split it");
    }
}
