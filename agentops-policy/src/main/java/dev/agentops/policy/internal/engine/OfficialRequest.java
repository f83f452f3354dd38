package dev.agentops.policy.internal.engine;

import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.schema.Schema;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.DateTime;
import com.cedarpolicy.value.Decimal;
import com.cedarpolicy.value.Duration;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.IpAddress;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import com.cedarpolicy.value.functions.Offset;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarDuration;
import dev.agentops.policy.value.CedarIp;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Says a request in the words of the official engine. */
public final class OfficialRequest {
    private static final int MOST_TYPES = 256;
    private static final String EPOCH = "1970-01-01";

    /** Parsing a type name crosses the native boundary; there are few of them. */
    private static final Cache<String, EntityTypeName> TYPES =
            Caffeine.newBuilder().maximumSize(MOST_TYPES).build();

    private OfficialRequest() {}

    /**
     * Translates a request.
     *
     * @param validated whether it has to conform to the schema, if there is one
     * @throws IllegalArgumentException when a type is no type name, or a value no value of its extension type
     */
    static AuthorizationRequest of(CedarRequest request, Optional<Schema> schema, boolean validated) {
        return new AuthorizationRequest(
                uid(request.principal()),
                uid(request.action()),
                uid(request.resource()),
                Optional.of(record(request.context())),
                schema,
                validated && schema.isPresent());
    }

    static EntityUID uid(EntityUid uid) {
        return new EntityUID(Objects.requireNonNull(TYPES.get(uid.type(), OfficialRequest::type)), uid.id());
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" is not the name of an entity type: it must be identifiers joined by ::"));
    }

    private static Map<String, Value> record(Map<?, ?> members) {
        Map<String, Value> record = new HashMap<>();
        members.forEach((name, value) -> record.put((String) name, value(value)));
        return record;
    }

    private static Value value(Object value) {
        if (value instanceof String text) {
            return new PrimString(text);
        } else if (value instanceof Long number) {
            return new PrimLong(number);
        } else if (value instanceof Boolean truth) {
            return new PrimBool(truth);
        } else if (value instanceof Map<?, ?> members) {
            return new CedarMap(record(members));
        } else if (value instanceof CedarSet elements) {
            return set(elements);
        } else if (value instanceof EntityUid uid) {
            return uid(uid);
        }
        return extension(value);
    }

    private static Value set(CedarSet elements) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            values.add(value(elements.get(i)));
        }
        return new CedarList(values);
    }

    private static Value extension(Object value) {
        if (value instanceof CedarDecimal decimal) {
            return new Decimal(decimal.toString());
        } else if (value instanceof CedarIp ip) {
            return new IpAddress(ip.toString());
        } else if (value instanceof CedarDateTime time) {
            return moment(time);
        } else if (value instanceof CedarDuration duration) {
            return new Duration(duration.toString());
        }
        throw new IllegalArgumentException("a " + value.getClass().getName() + " is no value of Cedar");
    }

    /** Far moments have no text; they are as far from another. */
    private static Value moment(CedarDateTime time) {
        String text = time.toString();
        return CedarDateTime.parse(text) == null
                ? new Offset(new DateTime(EPOCH), new Duration(new CedarDuration(time.epochMillis()).toString()))
                : new DateTime(text);
    }
}
