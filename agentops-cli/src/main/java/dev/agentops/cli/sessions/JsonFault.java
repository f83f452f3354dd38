package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.agentops.content.TerminalText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;

/**
 * An exception of the parser in words for the file's owner.
 *
 * @param message what is wrong, possibly with an excerpt of the file that is not yet inert
 * @param remedy what to do
 */
record JsonFault(String message, String remedy) {

    private static final int EXCERPT = 160;
    private static final Pattern PARSER_INTERNALS =
            Pattern.compile("( \\(start marker at | at \\[Source|: enable `).*", Pattern.DOTALL);

    static JsonFault of(IOException e) {
        if (e instanceof CharacterCodingException) {
            return new JsonFault("a byte here is not UTF-8", "save the file as UTF-8");
        }
        if (e instanceof JsonEOFException) {
            return new JsonFault("the JSON ends in the middle of a value", "the file is cut off: export it again");
        }
        if (e instanceof StreamConstraintsException) {
            return new JsonFault(
                    "a value is deeper than " + SessionJson.MAX_FILE_DEPTH
                            + " levels, or longer than a session or a number may be",
                    "split the value or leave it out of the recording");
        }
        if (e instanceof JsonProcessingException malformed) {
            return new JsonFault("malformed JSON: " + excerpt(malformed), "correct the JSON at this place");
        }
        return new JsonFault(
                "cannot be read: " + TerminalText.excerpt(String.valueOf(e.getMessage()), EXCERPT),
                "check that the file is there and readable");
    }

    private static String excerpt(JsonProcessingException e) {
        String text =
                PARSER_INTERNALS.matcher(String.valueOf(e.getOriginalMessage())).replaceFirst("");
        return TerminalText.excerpt(text, EXCERPT);
    }
}
