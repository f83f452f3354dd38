package dev.agentops.cli.sessions;

/** What the beginning of a file says about its format. */
sealed interface Detection {

    /** Of several lines the one of the highest rank says most about the file. */
    int rank();

    /** There is no value. */
    record Empty() implements Detection {
        @Override
        public int rank() {
            return 0;
        }
    }

    /** The beginning is too long to tell. */
    record Undecided() implements Detection {
        @Override
        public int rank() {
            return 1;
        }
    }

    /** The content is JSON without sessions. */
    record NoSessions() implements Detection {
        @Override
        public int rank() {
            return 2;
        }
    }

    /** The content is not JSON, or cut off before anything could be told. */
    record Malformed(Position at, JsonFault fault) implements Detection {
        @Override
        public int rank() {
            return 3;
        }
    }

    /** The content is that of a format. */
    record Recognised(SessionFormat format) implements Detection {
        @Override
        public int rank() {
            return 4;
        }
    }
}
