package dev.agentops.policy.mcp;

import java.util.ArrayList;
import java.util.List;

/** What a schema cannot say: the first of it in full, the rest as a number, because descriptions come from others. */
final class SchemaWarnings {
    private static final int MOST = 1_000;
    private static final int LONGEST_PATH = 300;

    private final List<String> first = new ArrayList<>();
    private int further;

    void add(String tool, String path, String message) {
        if (first.size() == MOST) {
            further++;
            return;
        }
        String place = path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
        first.add("tool " + tool + ": " + place + " " + message);
    }

    List<String> all() {
        List<String> all = new ArrayList<>(first);
        if (further > 0) {
            all.add("and " + further + " more of these");
        }
        return all;
    }
}
