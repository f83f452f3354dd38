package dev.agentops.policy.internal.schema;

import com.cedarpolicy.model.schema.Schema;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A schema with two namespaces, common types, an enumerated type, groups, tags and actions; made of a random source. */
final class GeneratedSchema {
    static final List<String> NAMES = List.of("a", "b", "c", "odd name", "");
    private static final List<String> TYPES = List.of("User", "Group", "Shop::Desk", "Shop::Customer", "Shop::Long");
    private static final int COMMON_TYPES = 3;
    private static final int ACTIONS = 4;

    final Schema official;
    final SchemaFacts facts;
    private final Random random;

    GeneratedSchema(Random random) throws Exception {
        this.random = random;
        String text = text();
        this.official = new Schema(text);
        try {
            this.facts = SchemaFacts.of(official.toJsonFormat());
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }

    private String text() {
        return "entity Color enum [\"red\", \"green\"];\n"
                + commonTypes("", 0)
                + entity("User")
                + entity("Group")
                + "action all, read;\n"
                + actions("")
                + "action probe appliesTo { principal: [" + String.join(", ", TYPES) + ", Color], resource: ["
                + String.join(", ", TYPES) + "] };\n"
                + "namespace Shop {\n"
                + commonTypes("Shop", COMMON_TYPES)
                + entity("Desk")
                + entity("Customer")
                + entity("Long")
                + "action every;\n"
                + actions("Shop")
                + "}\n";
    }

    private String commonTypes(String namespace, int from) {
        return IntStream.range(from, from + COMMON_TYPES)
                .mapToObj(i -> "type T" + i + " = " + type(namespace, 2, i) + ";\n")
                .collect(Collectors.joining());
    }

    private String entity(String name) {
        boolean inShop = name.equals("Desk") || name.equals("Customer") || name.equals("Long");
        String namespace = inShop ? "Shop" : "";
        int common = inShop ? 2 * COMMON_TYPES : COMMON_TYPES;
        List<String> parents =
                TYPES.stream().filter(type -> random.nextInt(3) == 0).toList();
        return "entity " + name
                + (parents.isEmpty() ? "" : " in [" + String.join(", ", parents) + "]")
                + (random.nextBoolean() ? " = " + record(namespace, 2, common) : "")
                + switch (random.nextInt(4)) {
                    case 0 -> "";
                    case 1 -> " tags " + type(namespace, 1, common);
                    default -> " tags __cedar::String";
                }
                + ";\n";
    }

    private String actions(String namespace) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < ACTIONS; i++) {
            made.add("action " + name(namespace, i) + groups(namespace, i) + " appliesTo { principal: " + some()
                    + ", resource: " + some()
                    + (random.nextInt(5) == 0 ? "" : ", context: " + context(namespace))
                    + " };\n");
        }
        return String.join("", made);
    }

    private static String name(String namespace, int i) {
        return "\"do " + i + namespace + "\"";
    }

    private String groups(String namespace, int before) {
        List<String> groups = new ArrayList<>();
        if (random.nextBoolean()) {
            groups.add(namespace.isEmpty() ? "all" : "every");
        }
        if (before > 0 && random.nextBoolean()) {
            groups.add(name(namespace, random.nextInt(before)));
        }
        if (!namespace.isEmpty() && random.nextBoolean()) {
            groups.add("Action::\"read\"");
        }
        return groups.isEmpty() ? "" : " in [" + String.join(", ", groups) + "]";
    }

    private String some() {
        List<String> types = new ArrayList<>(TYPES);
        types.add("Color");
        types.removeIf(type -> random.nextInt(3) == 0);
        return types.isEmpty() ? "[User]" : "[" + String.join(", ", types) + "]";
    }

    private String context(String namespace) {
        return record(namespace, 3, namespace.isEmpty() ? COMMON_TYPES : 2 * COMMON_TYPES);
    }

    private String record(String namespace, int depth, int common) {
        return NAMES.stream()
                .filter(name -> random.nextInt(5) < 2)
                .map(name -> "\"" + name + "\"" + (random.nextBoolean() ? "" : "?") + ": "
                        + type(namespace, depth - 1, common))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** A type in the words of a namespace, of common types those before a number. */
    private String type(String namespace, int depth, int common) {
        return switch (random.nextInt(depth == 0 ? 13 : 18)) {
            case 0 -> "String";
            case 1 -> namespace.isEmpty() ? "Long" : "__cedar::Long";
            case 2 -> "Bool";
            case 3 -> "decimal";
            case 4 -> "ipaddr";
            case 5 -> random.nextBoolean() ? "datetime" : "__cedar::datetime";
            case 6 -> "duration";
            case 7 -> "Color";
            case 8 -> TYPES.get(random.nextInt(TYPES.size()));
            case 9 ->
                namespace.isEmpty()
                        ? "User"
                        : List.of("Desk", "Customer", "Long").get(random.nextInt(3));
            case 10, 11 -> common == 0 ? "__cedar::String" : "T" + random.nextInt(common);
            case 12 -> "Action";
            case 13, 14 -> "Set<" + type(namespace, depth - 1, common) + ">";
            default -> record(namespace, depth, common);
        };
    }

    /** The name of some entity; with some chance one that cannot be. */
    EntityUid entity(boolean any) {
        if (any && random.nextInt(8) == 0) {
            return new EntityUid(
                    List.of("Nobody", "Color", "Action", "Shop::Action", "if").get(random.nextInt(5)), "all");
        }
        return of(random.nextInt(6) == 0 ? "Color" : TYPES.get(random.nextInt(TYPES.size())));
    }

    /** The name of an entity of a type. */
    EntityUid of(String type) {
        return new EntityUid(
                type, type.equals("Color") ? (random.nextBoolean() ? "red" : "green") : "e" + random.nextInt(4));
    }
}
