package dev.agentops.policy.value;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A total order over the values of Cedar that agrees with equality. Records have to be in canonical form. */
enum ValueOrder implements Comparator<Object> {
    /** There is one such order. */
    INSTANCE;

    private static final int RECORD = 9;

    @Override
    public int compare(Object one, Object other) {
        if (one == other) {
            return 0;
        }
        int rank = rank(one);
        int order = Integer.compare(rank, rank(other));
        if (order != 0) {
            return order;
        }
        return rank == RECORD ? compareRecords((CedarRecord) one, (CedarRecord) other) : compareAlike(one, other);
    }

    private static int compareAlike(Object one, Object other) {
        if (one instanceof String text) {
            return text.compareTo((String) other);
        } else if (one instanceof Long number) {
            return number.compareTo((Long) other);
        } else if (one instanceof Boolean truth) {
            return truth.compareTo((Boolean) other);
        } else if (one instanceof EntityUid uid) {
            return compareUids(uid, (EntityUid) other);
        } else if (one instanceof CedarDecimal decimal) {
            return decimal.compareTo((CedarDecimal) other);
        } else if (one instanceof CedarDateTime moment) {
            return moment.compareTo((CedarDateTime) other);
        } else if (one instanceof CedarDuration span) {
            return span.compareTo((CedarDuration) other);
        } else if (one instanceof CedarIp ip) {
            return ip.compareTo((CedarIp) other);
        }
        return ((CedarSet) one).compareTo((CedarSet) other);
    }

    private static int compareUids(EntityUid one, EntityUid other) {
        int order = one.id().compareTo(other.id());
        return order == 0 ? one.type().compareTo(other.type()) : order;
    }

    private static int compareRecords(CedarRecord one, CedarRecord other) {
        int order = Integer.compare(one.size(), other.size());
        for (int i = 0; order == 0 && i < one.size(); i++) {
            order = one.nameAt(i).compareTo(other.nameAt(i));
        }
        for (int i = 0; order == 0 && i < one.size(); i++) {
            order = INSTANCE.compare(one.valueAt(i), other.valueAt(i));
        }
        return order;
    }

    private static int rank(Object value) {
        if (value instanceof String) {
            return 0;
        } else if (value instanceof Long) {
            return 1;
        } else if (value instanceof Boolean) {
            return 2;
        } else if (value instanceof EntityUid) {
            return 3;
        } else if (value instanceof CedarDecimal) {
            return 4;
        } else if (value instanceof CedarDateTime) {
            return 5;
        } else if (value instanceof CedarDuration) {
            return 6;
        } else if (value instanceof CedarIp) {
            return 7;
        } else if (value instanceof CedarSet) {
            return 8;
        } else if (value instanceof Map<?, ?>) {
            return RECORD;
        }
        throw new IllegalArgumentException("a " + value.getClass().getName() + " is no value of Cedar");
    }

    /** Returns the value when it is one of Cedar. */
    static Object checked(@Nullable Object value) {
        rank(Objects.requireNonNull(value, "a value of Cedar is never null"));
        return value;
    }

    static boolean isCanonical(Object value) {
        return value instanceof Map<?, ?> ? value instanceof CedarRecord record && record.isCanonical() : true;
    }

    /** The same value, of which the records have their names in order. */
    static Object canonical(@Nullable Object value) {
        return value instanceof Map<?, ?> members ? CedarRecord.canonical(members) : checked(value);
    }
}
