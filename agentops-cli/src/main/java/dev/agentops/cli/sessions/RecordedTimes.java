package dev.agentops.cli.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Reads the times of recordings: ISO 8601 with an offset, or without one and then taken as UTC. */
final class RecordedTimes {

    private static final int MAX_LENGTH = 64;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private RecordedTimes() {}

    static Optional<Instant> read(JsonNode node) {
        if (!node.isTextual() || node.textValue().length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(instant(DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    node.textValue(), OffsetDateTime::from, LocalDateTime::from)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Instant> ofEpochNanos(long nanos) {
        return nanos <= 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND));
    }

    private static Instant instant(TemporalAccessor time) {
        return time instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }
}
