package dev.agentops.eval;

/**
 * What a record counts but does not hold, because it was beyond the {@link RecordLimits}.
 *
 * @param completed tool calls that completed
 * @param denied tool calls that were denied
 * @param failed tool calls that failed
 * @param otherCalls calls to memory and to other agents
 * @param turns turns
 * @param content pieces of content that were cut or left out
 */
public record NotKept(long completed, long denied, long failed, long otherCalls, long turns, long content) {
    /** Everything was kept. */
    public static final NotKept NOTHING = new NotKept(0, 0, 0, 0, 0, 0);

    /** Tool calls of any outcome. */
    public long toolCalls() {
        return completed + denied + failed;
    }

    NotKept andToolCall(CallRecord.Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> new NotKept(completed + 1, denied, failed, otherCalls, turns, content);
            case DENIED -> new NotKept(completed, denied + 1, failed, otherCalls, turns, content);
            case FAILED -> new NotKept(completed, denied, failed + 1, otherCalls, turns, content);
        };
    }

    NotKept andOtherCall() {
        return new NotKept(completed, denied, failed, otherCalls + 1, turns, content);
    }

    NotKept andTurn() {
        return new NotKept(completed, denied, failed, otherCalls, turns + 1, content);
    }

    NotKept withContent(long pieces) {
        return new NotKept(completed, denied, failed, otherCalls, turns, pieces);
    }
}
