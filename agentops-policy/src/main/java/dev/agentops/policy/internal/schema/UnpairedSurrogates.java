package dev.agentops.policy.internal.schema;

import dev.agentops.policy.value.EntityUid;

/** Refuses text that is no Unicode: it has no form in UTF-8, so the official engine could not read it. */
final class UnpairedSurrogates {
    private UnpairedSurrogates() {}

    static void refuse(Object value) {
        if (value instanceof String text) {
            refuse(text);
        } else if (value instanceof EntityUid uid && (isIn(uid.id()) || isIn(uid.type()))) {
            throw new UnfitValueException("is an entity whose name has an unpaired surrogate, which Cedar cannot hold");
        }
    }

    private static void refuse(String text) {
        if (isIn(text)) {
            throw new UnfitValueException("has an unpaired surrogate, which Cedar cannot hold");
        }
    }

    static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean paired = Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
