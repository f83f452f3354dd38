package dev.agentops.policy.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a folder without a manifest, for development: whatever the rules name is part of it. It finds all problems. */
final class BareFolder {
    private final String origin;
    private final FolderContents contents;
    private final FolderRules rules;
    private final BundleLimits limits;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final List<BundleRejectedException> refusals = new ArrayList<>();
    private long bytes;

    BareFolder(String origin, FolderContents contents, FolderRules rules, BundleLimits limits) {
        this.origin = origin;
        this.contents = contents;
        this.rules = rules;
        this.limits = limits;
    }

    SortedMap<String, byte[]> read() {
        contents.names().forEach(this::entry);
        contents.hidden().forEach(this::hiddenEntry);
        if (!refusals.isEmpty()) {
            List<BundleProblem> problems = refusals.stream()
                    .flatMap(refusal -> refusal.problems().stream())
                    .toList();
            throw new BundleRejectedException(refusals.get(0).kind(), problems);
        }
        if (files.isEmpty()) {
            throw new BundleRejectedException(
                    RejectionKind.EMPTY, origin, "has no policies: put at least one *.cedar file into it");
        }
        return files;
    }

    private void entry(String name) {
        try {
            if (rules.reads(name)) {
                file(name);
            } else {
                misplaced(name).ifPresent(remedy -> refuse(RejectionKind.BAD_PATH, name, remedy));
            }
        } catch (BundleRejectedException e) {
            refusals.add(e);
        }
    }

    /** Mounted volumes keep the targets of their links in hidden folders. */
    private void hiddenEntry(String name) {
        if (!contents.isFolder(name)) {
            rules.misplaced(name).ifPresent(remedy -> refuse(RejectionKind.BAD_PATH, name, remedy));
        }
    }

    private Optional<String> misplaced(String name) {
        return contents.isFolder(name) ? rules.misplacedIn(contents.pathOf(name)) : rules.misplaced(name);
    }

    private void file(String name) {
        if (files.size() == limits.files()) {
            refuseOnce("has more than " + limits.files() + " files: merge some");
            return;
        }
        byte[] content = contents.read(name);
        if (content == null) {
            return;
        }
        bytes += content.length;
        if (bytes > limits.totalBytes()) {
            refuseOnce("has more than " + limits.totalBytes() + " bytes: remove what is not needed");
        } else {
            files.put(name, content);
        }
    }

    private void refuseOnce(String message) {
        if (refusals.stream().noneMatch(refusal -> refusal.kind() == RejectionKind.TOO_LARGE)) {
            refuse(RejectionKind.TOO_LARGE, origin, message);
        }
    }

    private void refuse(RejectionKind kind, String place, String message) {
        refusals.add(new BundleRejectedException(kind, place, message));
    }
}
