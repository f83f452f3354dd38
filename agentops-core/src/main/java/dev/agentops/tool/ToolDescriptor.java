package dev.agentops.tool;

/**
 * A registered tool without its code.
 *
 * @param name unique in its registry, 1 to 128 visible characters
 * @param description what it does, as the model reads it; empty when unknown
 * @param type {@code function}, {@code extension} or {@code datastore}, as in OpenTelemetry's {@code gen_ai.tool.type}
 * @param readOnly whether it changes nothing
 * @param resultTrust the label of its results
 */
public record ToolDescriptor(String name, String description, String type, boolean readOnly, TrustLabel resultTrust) {
    private static final int LONGEST_NAME = 128;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when the name is empty, too long or has invisible characters
     */
    public ToolDescriptor {
        if (name.isBlank() || name.length() > LONGEST_NAME || !name.codePoints().allMatch(ToolDescriptor::isVisible)) {
            throw new IllegalArgumentException(
                    "a tool's name must have 1 to " + LONGEST_NAME + " visible characters, has " + name.length());
        }
    }

    /** Without the description, which may come from a tool server. */
    @Override
    public String toString() {
        return "ToolDescriptor(" + name + ")";
    }

    private static boolean isVisible(int point) {
        return point > ' '
                && point != 0x7f
                && Character.isDefined(point)
                && switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }
}
