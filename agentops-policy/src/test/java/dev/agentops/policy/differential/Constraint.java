package dev.agentops.policy.differential;

import dev.agentops.policy.value.EntityUid;
import java.util.List;
import java.util.stream.Collectors;

/** What the scope of a policy asks of its principal, action or resource. */
sealed interface Constraint {

    /** In the text of the language. */
    String text(String variable);

    /** By the language's definition, without any engine. */
    boolean matches(EntityUid entity, Hierarchy hierarchy);

    record Any() implements Constraint {
        @Override
        public String text(String variable) {
            return variable;
        }

        @Override
        public boolean matches(EntityUid entity, Hierarchy hierarchy) {
            return true;
        }
    }

    record Equal(EntityUid other) implements Constraint {
        @Override
        public String text(String variable) {
            return variable + " == " + other;
        }

        @Override
        public boolean matches(EntityUid entity, Hierarchy hierarchy) {
            return entity.equals(other);
        }
    }

    record In(EntityUid ancestor) implements Constraint {
        @Override
        public String text(String variable) {
            return variable + " in " + ancestor;
        }

        @Override
        public boolean matches(EntityUid entity, Hierarchy hierarchy) {
            return hierarchy.in(entity, ancestor);
        }
    }

    record InAny(List<EntityUid> ancestors) implements Constraint {
        @Override
        public String text(String variable) {
            return variable + " in "
                    + ancestors.stream().map(EntityUid::toString).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public boolean matches(EntityUid entity, Hierarchy hierarchy) {
            return ancestors.stream().anyMatch(ancestor -> hierarchy.in(entity, ancestor));
        }
    }

    record Is(String type) implements Constraint {
        @Override
        public String text(String variable) {
            return variable + " is " + type;
        }

        @Override
        public boolean matches(EntityUid entity, Hierarchy hierarchy) {
            return entity.type().equals(type);
        }
    }

    record IsIn(String type, EntityUid ancestor) implements Constraint {
        @Override
        public String text(String variable) {
            return variable + " is " + type + " in " + ancestor;
        }

        @Override
        public boolean matches(EntityUid entity, Hierarchy hierarchy) {
            return entity.type().equals(type) && hierarchy.in(entity, ancestor);
        }
    }
}
