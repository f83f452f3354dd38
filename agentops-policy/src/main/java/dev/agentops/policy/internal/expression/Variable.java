package dev.agentops.policy.internal.expression;

import java.util.Locale;

/** A part of the request. */
public enum Variable implements Expression {
    /** Who acts. */
    PRINCIPAL {
        @Override
        public Object evaluate(Frame frame) {
            return frame.principal().uid();
        }
    },
    /** What is done. */
    ACTION {
        @Override
        public Object evaluate(Frame frame) {
            return frame.action().uid();
        }
    },
    /** Through what it is done. */
    RESOURCE {
        @Override
        public Object evaluate(Frame frame) {
            return frame.resource().uid();
        }
    },
    /** The record of everything else. */
    CONTEXT {
        @Override
        public Object evaluate(Frame frame) {
            return frame.context();
        }
    };

    /** Its name in the language. */
    public String cedarName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
