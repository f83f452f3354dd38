package dev.agentops.policy.conformance;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The extended header of a file in an archive: lines of a length, a key and a value. Only the name is of use here. */
final class PaxHeader {
    private static final String PATH = "path=";

    private PaxHeader() {}

    /** The name that it gives the next file; what was known before when it gives none. */
    static @Nullable String path(byte[] content, @Nullable String before) throws UnusableException {
        String path = before;
        int at = 0;
        while (at < content.length && content[at] != 0) {
            int space = at;
            while (space < content.length && content[space] != ' ') {
                space++;
            }
            int end = at + length(new String(content, at, space - at, StandardCharsets.UTF_8));
            if (end <= space + 1 || end > content.length) {
                throw broken();
            }
            String record = new String(content, space + 1, end - space - 2, StandardCharsets.UTF_8);
            path = record.startsWith(PATH) ? record.substring(PATH.length()) : path;
            at = end;
        }
        return path;
    }

    private static int length(String digits) throws UnusableException {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw broken();
        }
    }

    private static UnusableException broken() {
        return new UnusableException("is damaged: an extended header of it has no sound length");
    }
}
