package dev.agentops.tools.internal;

import dev.agentops.tool.ArgumentProblem;
import dev.agentops.tool.ArgumentProblem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one call, and knows where in the arguments it stands. Not thread-safe. */
final class Report {
    private static final int LONGEST_STEP = 80;
    private static final int LONGEST_POINTER = 500;

    private final Effort effort;
    private final StringBuilder pointer;
    private final Set<ArgumentProblem> problems = new LinkedHashSet<>();

    Report(Effort effort) {
        this(effort, "");
    }

    private Report(Effort effort, CharSequence pointer) {
        this.effort = effort;
        this.pointer = new StringBuilder(pointer);
    }

    Effort effort() {
        return effort;
    }

    /** An empty report of the same place, to try one of several forms. */
    Report fork() {
        return new Report(effort, pointer);
    }

    void take(Report fork) {
        fork.problems.forEach(this::add);
    }

    /** Whether it stands at the arguments as a whole. */
    boolean isAtTop() {
        return pointer.isEmpty();
    }

    boolean isFull() {
        return problems.size() >= SchemaLimits.ARGUMENT_PROBLEMS;
    }

    int size() {
        return problems.size();
    }

    void add(Kind kind, String message) {
        add(new ArgumentProblem(kind, pointer.toString(), message));
    }

    /** A problem of the member or element of this name. */
    void addAt(Object step, Kind kind, String message) {
        within(step, () -> add(kind, message));
    }

    /** Problems below a place that is given as a JSON Pointer. */
    void addAtPointer(String place, Consumer<Report> inside) {
        int length = pointer.length();
        for (String step : place.isEmpty() ? new String[0] : place.substring(1).split("/", -1)) {
            push(step.replace("~1", "/").replace("~0", "~"));
        }
        inside.accept(this);
        pointer.setLength(length);
    }

    private void add(ArgumentProblem problem) {
        if (!isFull()) {
            problems.add(problem);
        }
    }

    /** Explains a member or an element, when its rule does not accept it. */
    void descend(Object step, @Nullable Object value, Rule rule) {
        if (!rule.accepts(value, effort)) {
            within(step, () -> rule.explain(value, this));
        }
    }

    private void within(Object step, Runnable inside) {
        int length = pointer.length();
        push(step);
        inside.run();
        pointer.setLength(length);
    }

    private void push(Object step) {
        String appended = Pointers.append("", Shown.text(step.toString(), LONGEST_STEP));
        pointer.append(pointer.length() + appended.length() > LONGEST_POINTER ? "" : appended);
    }

    List<ArgumentProblem> problems() {
        return new ArrayList<>(problems);
    }
}
