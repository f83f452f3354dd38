package dev.agentops.otel.propagation;

/** Walks over the members of a comma-separated header that are not blank, without copying them. Not thread-safe. */
final class ListMembers {
    private final String list;
    private int start;
    private int end;
    private int next;

    ListMembers(String list) {
        this.list = list;
    }

    /** Goes to the next member; false when there is none. */
    boolean advance() {
        while (next < list.length()) {
            int comma = Characters.indexOf(list, ',', next, list.length());
            start = Characters.skipSpace(list, next, comma);
            end = Characters.trimEnd(list, start, comma);
            next = comma + 1;
            if (start < end) {
                return true;
            }
        }
        return false;
    }

    String list() {
        return list;
    }

    /** Where the member begins, white space left out. */
    int start() {
        return start;
    }

    /** Where the member ends, white space left out. */
    int end() {
        return end;
    }
}
