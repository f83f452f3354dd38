package dev.agentops.policy.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files of an archive that were read and may be needed by a case, and cases that wait for files. Files that no case has needed
 * yet are kept; of the others, as many as there is room for, because cases may share files. Not thread-safe.
 */
final class ReadFiles {
    private static final long MOST_CHARACTERS = 64L << 20;

    private final CorpusSource.CaseSink sink;
    private final Map<String, String> unused = new LinkedHashMap<>();
    private final Map<String, String> used = new LinkedHashMap<>();
    private final List<CaseFile> waiting = new ArrayList<>();
    private long characters;

    ReadFiles(CorpusSource.CaseSink sink) {
        this.sink = sink;
    }

    /**
     * Takes the next file of the archive.
     *
     * @throws UnusableException when there is no room for it
     */
    void add(String name, String text) throws UnusableException {
        CaseFile found = CaseFile.isNamedSo(name) ? caseOf(name, text) : null;
        if (found == null) {
            keep(name, text);
            retryWaiting(name);
        } else if (!handOver(found)) {
            waiting.add(found);
            count(text.length());
        }
    }

    private @Nullable CaseFile caseOf(String name, String text) {
        try {
            return CaseFile.read(name, text);
        } catch (UnusableException e) {
            sink.unusable(e.problem());
            return null;
        }
    }

    private void keep(String name, String text) throws UnusableException {
        String before = unused.put(name, text);
        count(before == null ? text.length() : text.length() - before.length());
    }

    private void count(int more) throws UnusableException {
        characters += more;
        var oldest = used.values().iterator();
        while (characters > MOST_CHARACTERS && oldest.hasNext()) {
            characters -= oldest.next().length();
            oldest.remove();
        }
        if (characters > MOST_CHARACTERS) {
            throw new UnusableException("holds more than " + MOST_CHARACTERS
                    + " characters in files that no case has needed so far: sort it by name, so that files stand beside"
                    + " their case");
        }
    }

    private void retryWaiting(String name) {
        waiting.removeIf(found -> found.needs().contains(name) && handOver(found));
    }

    private boolean handOver(CaseFile found) {
        String policies = text(found.policies());
        String schema = text(found.schema());
        String entities = text(found.entities());
        if (policies == null || schema == null || entities == null) {
            return false;
        }
        found.needs().forEach(this::use);
        sink.accept(new ConformanceCase(found, policies, schema, entities));
        return true;
    }

    private @Nullable String text(String name) {
        String text = unused.get(name);
        return text == null ? used.get(name) : text;
    }

    private void use(String name) {
        String text = unused.remove(name);
        if (text != null) {
            used.put(name, text);
        }
    }

    /** Nothing comes any more. */
    void end() {
        for (CaseFile left : waiting) {
            left.needs().stream()
                    .filter(name -> text(name) == null)
                    .forEach(name -> sink.unusable(
                            left.name() + ": names " + name + ", which the archive does not hold: add it"));
        }
    }
}
