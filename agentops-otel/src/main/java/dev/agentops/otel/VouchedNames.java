package dev.agentops.otel;

/**
 * Names that may stand in span names and metrics: those that somebody vouched for, as long as they are short, plain and not
 * too many. Thread-safe.
 */
final class VouchedNames {
    private static final int MOST = 1_024;
    private static final int LONGEST = 128;

    private final BoundedCache<String, Boolean> names = new BoundedCache<>(MOST);

    /** The name, or what stands for all others. */
    String of(String name) {
        return names.find(name) != null || isNew(name) ? name : GenAiAttributes.OTHER;
    }

    private boolean isNew(String name) {
        boolean allowed = !name.isEmpty()
                && name.length() <= LONGEST
                && !names.isFull()
                && name.codePoints().noneMatch(VouchedNames::isHidden);
        if (allowed) {
            names.remember(name, true);
        }
        return allowed;
    }

    private static boolean isHidden(int character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
