package dev.agentops.otel.sdk;

/**
 * Reads how many items a collector refused, from the protobuf of its answer. The answers for traces, metrics and logs are
 * alike: field 1 is the partial success, and in that field 1 the number. Whatever is malformed refuses nothing.
 */
final class OtlpAnswer {
    private static final int FIRST = 1;
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;
    private static final int LONGEST_VARINT = 10;

    private final byte[] bytes;
    private final int end;
    private int at;

    private OtlpAnswer(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    static long rejected(byte[] answer) {
        try {
            return Math.max(0, new OtlpAnswer(answer, 0, answer.length).partialSuccess());
        } catch (IllegalArgumentException malformed) {
            return 0;
        }
    }

    private long partialSuccess() {
        long rejected = 0;
        while (at < end) {
            long tag = varint();
            if (tag == tag(FIRST, LENGTH_DELIMITED)) {
                int length = length();
                rejected = new OtlpAnswer(bytes, at, at + length).number();
                at += length;
            } else {
                skip(tag);
            }
        }
        return rejected;
    }

    private long number() {
        long number = 0;
        while (at < end) {
            long tag = varint();
            if (tag == tag(FIRST, VARINT)) {
                number = varint();
            } else {
                skip(tag);
            }
        }
        return number;
    }

    private static long tag(int field, int type) {
        return (long) field << 3 | type;
    }

    private void skip(long tag) {
        switch ((int) (tag & 7)) {
            case VARINT -> varint();
            case FIXED_64 -> advance(Long.BYTES);
            case FIXED_32 -> advance(Integer.BYTES);
            case LENGTH_DELIMITED -> advance(length());
            default -> throw malformed();
        }
    }

    private void advance(int count) {
        if (count > end - at) {
            throw malformed();
        }
        at += count;
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw malformed();
        }
        return (int) length;
    }

    private long varint() {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            if (at == end) {
                throw malformed();
            }
            byte next = bytes[at++];
            value |= (next & 0x7fL) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw malformed();
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("not an answer of OTLP");
    }
}
