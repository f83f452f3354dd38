package dev.agentops.policy.differential;

import java.util.Arrays;
import java.util.List;

/** The attributes that entities and contexts may have; few, so that policies and requests meet. */
enum Attribute {
    KIND("kind", Kind.STRING),
    DEPARTMENT("department", Kind.STRING),
    TEXT("text", Kind.STRING),
    ODD("odd name", Kind.STRING),
    LEVEL("level", Kind.LONG),
    COUNT("count", Kind.LONG),
    ACTIVE("active", Kind.BOOL),
    OWNER("owner", Kind.ENTITY),
    LABELS("labels", Kind.STRINGS),
    NUMBERS("numbers", Kind.LONGS),
    MEMBERS("members", Kind.ENTITIES),
    PROFILE("profile", Kind.RECORD),
    PRICE("price", Kind.DECIMAL),
    ADDRESS("address", Kind.IP),
    SINCE("since", Kind.DATETIME),
    LIFETIME("lifetime", Kind.DURATION);

    /** Those that conditions often begin with. */
    static final List<Attribute> LEADING = List.of(KIND, KIND, KIND, DEPARTMENT, LEVEL, ACTIVE, OWNER, ODD);

    /** Those whose values are of no extension type. */
    static final List<Attribute> PLAIN = Arrays.stream(values())
            .filter(attribute -> attribute.kind.compareTo(Kind.DECIMAL) < 0)
            .toList();

    private final String key;
    private final Kind kind;

    Attribute(String key, Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    static List<Attribute> of(Kind kind) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.kind == kind)
                .toList();
    }

    String key() {
        return key;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it can only be written in brackets or quotes. */
    boolean odd() {
        return this == ODD;
    }
}
