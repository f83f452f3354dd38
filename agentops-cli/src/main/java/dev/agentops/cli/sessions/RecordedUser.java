package dev.agentops.cli.sessions;

import dev.agentops.content.TerminalText;
import java.util.Map;

/**
 * The person for whom the agent worked, as far as the recording tells.
 *
 * @param id the recorded id, or {@code anonymous:} and the file's name; 1 to {@value #MAX_ID_LENGTH} characters without
 *     control or format characters
 * @param tags further facts, such as {@code phone_number} in telecom sessions
 * @param anonymous whether the recording names nobody
 */
public record RecordedUser(String id, Map<String, String> tags, boolean anonymous) {

    static final int MAX_ID_LENGTH = 256;

    public RecordedUser {
        if (!isUsableId(id)) {
            throw new IllegalArgumentException("not a usable user id: \"" + TerminalText.excerpt(id, 40)
                    + "\"; 1 to 256 visible characters needed");
        }
        tags = Map.copyOf(tags);
    }

    static RecordedUser named(String id, Map<String, String> tags) {
        return new RecordedUser(id, tags, false);
    }

    static RecordedUser anonymous(SessionSource source, Map<String, String> tags) {
        return new RecordedUser("anonymous:" + FileNames.inert(source.file(), 200), tags, true);
    }

    static boolean isUsableId(String id) {
        return !id.isBlank() && id.length() <= MAX_ID_LENGTH && TerminalText.isInert(id);
    }
}
