package dev.agentops.otel.testkit.convention;

import io.opentelemetry.api.common.Attributes;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of the conventions that agents use, and of this library, as data: which attributes there are, which kinds of span,
 * metrics and events, and which attribute belongs to which of them. Immutable.
 *
 * <p>It is read from three files beside this class: {@code attributes.tsv}, {@code signals.tsv} and {@code uses.tsv}. Every row
 * names the file of the convention that it is from, and its version.
 */
public final class ConventionTable {
    private static final ConventionTable BUILT_IN = read();

    private final Map<String, AttributeConvention> attributes;
    private final Map<String, SignalConvention> signals;
    private final Map<String, Map<String, AttributeUse>> uses;

    private ConventionTable(
            Map<String, AttributeConvention> attributes,
            Map<String, SignalConvention> signals,
            Map<String, Map<String, AttributeUse>> uses) {
        this.attributes = attributes;
        this.signals = signals;
        this.uses = uses;
    }

    /** The table that this jar brings. */
    public static ConventionTable builtIn() {
        return BUILT_IN;
    }

    /** All attributes, in the order of the file. */
    public Collection<AttributeConvention> attributes() {
        return Collections.unmodifiableCollection(attributes.values());
    }

    /** All kinds of span, metrics and events, in the order of the file. */
    public Collection<SignalConvention> signals() {
        return Collections.unmodifiableCollection(signals.values());
    }

    /** All uses of attributes, in the order of the file. */
    public List<AttributeUse> uses() {
        return uses.values().stream().flatMap(each -> each.values().stream()).toList();
    }

    /** The uses of one signal, by its id; empty when there is no such signal. */
    public Collection<AttributeUse> usesOf(String signal) {
        return Collections.unmodifiableCollection(
                uses.getOrDefault(signal, Map.of()).values());
    }

    /** The attribute of this name, or the one whose name ends with {@code .*} and stands for it. */
    public Optional<AttributeConvention> attribute(String name) {
        return Optional.ofNullable(attributes.get(name)).or(() -> Optional.ofNullable(attributes.get(template(name))));
    }

    /** The metric or event of this name, or the kind of span with this id. */
    public Optional<SignalConvention> signal(SignalType type, String id) {
        return Optional.ofNullable(signals.get(id)).filter(signal -> signal.type() == type);
    }

    /** The kind of span that something is, by its kind and attributes. */
    Optional<SignalConvention> spanType(String kind, Attributes attributes) {
        return signals.values().stream()
                .filter(signal -> signal.describesSpan(kind, attributes))
                .findFirst();
    }

    /** A kind of span by its attributes alone: what it would be, had it the right kind. */
    Optional<SignalConvention> spanTypeOfAnyKind(Attributes attributes) {
        return signals.values().stream()
                .filter(signal ->
                        signal.type() == SignalType.SPAN && signal.selector().selects(attributes))
                .findFirst();
    }

    Optional<AttributeUse> use(String signal, String attribute) {
        Map<String, AttributeUse> ofSignal = uses.getOrDefault(signal, Map.of());
        return Optional.ofNullable(ofSignal.get(attribute))
                .or(() -> Optional.ofNullable(ofSignal.get(template(attribute))));
    }

    private static String template(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.'))) + ".*";
    }

    private static ConventionTable read() {
        Map<String, AttributeConvention> attributes = new LinkedHashMap<>();
        TabSeparated.read(
                        "attributes.tsv",
                        List.of("name", "type", "values", "status", "source"),
                        ConventionTable::attributeRow)
                .forEach(row -> unique(attributes.put(row.name(), row), row.name()));
        Map<String, SignalConvention> signals = new LinkedHashMap<>();
        TabSeparated.read(
                        "signals.tsv",
                        List.of("id", "signal", "name", "kind", "unit", "selector", "status", "source"),
                        ConventionTable::signalRow)
                .forEach(row -> unique(signals.put(row.id(), row), row.id()));
        Map<String, Map<String, AttributeUse>> uses = new LinkedHashMap<>();
        TabSeparated.read(
                        "uses.tsv",
                        List.of("signal", "attribute", "level", "at_creation", "status", "source"),
                        cells -> useRow(cells, attributes, signals))
                .forEach(row -> unique(
                        uses.computeIfAbsent(row.signal(), signal -> new LinkedHashMap<>())
                                .put(row.attribute().name(), row),
                        row.attribute().name() + " on " + row.signal()));
        return new ConventionTable(attributes, signals, uses);
    }

    private static AttributeConvention attributeRow(List<String> cells) {
        return new AttributeConvention(
                cells.get(0),
                ValueType.of(cells.get(1)),
                AllowedValues.of(cells.get(2)),
                ConventionStatus.of(cells.get(3)),
                cells.get(4));
    }

    private static SignalConvention signalRow(List<String> cells) {
        return new SignalConvention(
                cells.get(0),
                SignalType.of(cells.get(1)),
                NameFormat.of(cells.get(2)),
                cells.get(3).equals("-") ? Set.of() : Set.of(cells.get(3).split(",", -1)),
                cells.get(4).equals("-") ? "" : cells.get(4),
                Selector.of(cells.get(5)),
                ConventionStatus.of(cells.get(6)),
                cells.get(7));
    }

    private static AttributeUse useRow(
            List<String> cells, Map<String, AttributeConvention> attributes, Map<String, SignalConvention> signals) {
        AttributeConvention attribute = attributes.get(cells.get(1));
        if (attribute == null || !signals.containsKey(cells.get(0))) {
            throw new IllegalArgumentException(cells.get(1) + " or " + cells.get(0) + " has no row of its own");
        }
        return new AttributeUse(
                cells.get(0),
                attribute,
                RequirementLevel.of(cells.get(2)),
                cells.get(3).equals("yes"),
                ConventionStatus.of(cells.get(4)),
                cells.get(5));
    }

    private static void unique(@Nullable Object before, String name) {
        if (before != null) {
            throw new IllegalStateException("two rows for " + name);
        }
    }
}
