package dev.agentops.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads the JSON of a file within limits, and says where it stops being JSON. */
final class JsonText {
    private static final int DEEPEST = 200;
    private static final JsonMapper MAPPER = mapper();

    private JsonText() {}

    /** What is done with a parser. */
    interface Reading {
        /** Reads as much as is wanted. */
        void read(JsonParser parser) throws IOException;
    }

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        return mapper;
    }

    /**
     * Reads a file.
     *
     * @throws BadJsonException when it is no JSON, too deep, or has a name twice
     */
    static void read(SourceText file, Reading reading) throws BadJsonException {
        try (JsonParser parser = MAPPER.createParser(file.text())) {
            try {
                reading.read(parser);
            } catch (JsonProcessingException e) {
                JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
                throw new BadJsonException(problem(file, at, "is not JSON: " + e.getOriginalMessage()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("reading a string did input and output", e);
        }
    }

    static PolicyProblem problem(SourceText file, JsonLocation at, String message) {
        return file.problem(offset(file, at), null, message);
    }

    static int offset(SourceText file, JsonLocation at) {
        return (int) Math.max(0, Math.min(at.getCharOffset(), file.text().length()));
    }

    /** Carries the problem. */
    static final class BadJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient PolicyProblem problem;

        BadJsonException(PolicyProblem problem) {
            super(problem.toString(), null, false, false);
            this.problem = problem;
        }

        PolicyProblem problem() {
            return problem;
        }
    }
}
