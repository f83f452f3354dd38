package dev.agentops.memory;

/** The one rule for ids of records. They are compared by exact code points, and are never part of a namespace. */
final class RecordIds {
    private static final int LONGEST = 512;

    private RecordIds() {}

    static String require(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            throw new MemoryException("the record id has " + id.length() + " characters, must have 1 to " + LONGEST);
        }
        if (!id.codePoints().allMatch(Segments::isVisible)) {
            throw new MemoryException("the record id has invisible characters: give an id of visible ones");
        }
        return id;
    }
}
