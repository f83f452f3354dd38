package dev.agentops.policy.internal.schema;

import dev.agentops.policy.internal.schema.DeclaredType.EntityOf;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarDuration;
import dev.agentops.policy.value.CedarIp;
import dev.agentops.policy.value.EntityUid;
import org.jspecify.annotations.Nullable;

/** Turns values without parts into Cedar values of a declared type. */
final class CedarScalars {
    private CedarScalars() {}

    /** The value itself where it fits as it stands. */
    static Object value(Object value, Scalar type) {
        if (value instanceof String text) {
            return text(text, type);
        }
        if (value instanceof Number number) {
            return CedarNumbers.value(number, type);
        }
        if (typeOf(value) != type && type != Scalar.UNKNOWN) {
            throw new UnfitValueException(type.demand());
        }
        if (value instanceof CedarDateTime moment && CedarDateTime.parse(moment.toString()) == null) {
            throw new UnfitValueException(
                    "is a moment that no text of Cedar holds: give one of the years 0000 to 9999");
        }
        return value;
    }

    /** Text stands for itself, or for a value of an extension type. */
    static Object text(String text, Scalar type) {
        if (type == Scalar.UNKNOWN || type == Scalar.STRING) {
            return text;
        }
        Object value = parsed(text, type);
        if (value == null) {
            throw new UnfitValueException(type.demand());
        }
        return value;
    }

    private static @Nullable Object parsed(String text, Scalar type) {
        return switch (type) {
            case STRING, UNKNOWN -> text;
            case DECIMAL -> CedarDecimal.parse(text);
            case IP -> CedarIp.parse(text);
            case DATETIME -> CedarDateTime.parse(text);
            case DURATION -> CedarDuration.parse(text);
            case BOOL, LONG -> null;
        };
    }

    private static Scalar typeOf(Object value) {
        if (value instanceof Boolean) {
            return Scalar.BOOL;
        } else if (value instanceof CedarDecimal) {
            return Scalar.DECIMAL;
        } else if (value instanceof CedarIp) {
            return Scalar.IP;
        } else if (value instanceof CedarDateTime) {
            return Scalar.DATETIME;
        } else if (value instanceof CedarDuration) {
            return Scalar.DURATION;
        } else if (value instanceof EntityUid) {
            return Scalar.UNKNOWN;
        }
        throw new UnfitValueException("is a " + value.getClass().getName() + ", which is no JSON value");
    }

    /** No JSON value is an entity: whoever makes the arguments could name any. */
    static Object entity(Object value, EntityOf type) {
        if (!(value instanceof EntityUid uid)) {
            throw new UnfitValueException("would have to be an entity, which no argument can be");
        }
        if (!uid.type().equals(type.type())) {
            throw new UnfitValueException("must be an entity of the type " + type.type());
        }
        if (!type.ids().isEmpty() && !type.ids().contains(uid.id())) {
            throw new UnfitValueException("is none of the entities that the type " + type.type() + " has");
        }
        return uid;
    }
}
