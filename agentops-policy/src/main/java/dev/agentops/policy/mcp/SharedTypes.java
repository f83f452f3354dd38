package dev.agentops.policy.mcp;

import dev.agentops.policy.mcp.ValueShape.ArrayOf;
import dev.agentops.policy.mcp.ValueShape.Choice;
import dev.agentops.policy.mcp.ValueShape.Members;
import dev.agentops.policy.mcp.ValueShape.Tuple;
import dev.agentops.policy.mcp.ValueShape.Union;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds types that stand in several namespaces and are alike, and the lowest namespace that they have in common. */
final class SharedTypes {
    private final Map<Alike, List<String>> namespaces = new LinkedHashMap<>();

    /** To be called for the arguments, and where they are wanted the results, of each tool. */
    void visit(String namespace, ToolShape.Parameters parameters) {
        parameters.members().forEach(member -> visit(namespace, member.name(), member.shape()));
        parameters
                .definitions()
                .forEach((name, shape) -> visit(namespace, EntityTyping.definedName(name, shape), shape));
    }

    /** Of what arguments and results share, the choices are looked at. */
    void visit(String namespace, Map<String, ValueShape> definitions) {
        definitions.forEach((name, shape) -> {
            if (shape instanceof Choice) {
                visit(namespace, name, shape);
            }
        });
    }

    private void visit(String namespace, String name, ValueShape shape) {
        Alike alike = Alike.of(name, shape);
        if (alike != null) {
            namespaces.computeIfAbsent(alike, unused -> new ArrayList<>()).add(namespace);
        }
        String inner = CedarNames.qualified(namespace, CedarNames.identifier(name));
        if (shape instanceof Members members) {
            members.members().forEach(member -> visit(inner, member.name(), member.shape()));
            visitOthers(inner, name, members);
        } else if (shape instanceof ArrayOf array) {
            visit(namespace, name, array.element());
        } else if (shape instanceof Union union) {
            visitEach(inner, EntityTyping.ALTERNATIVE_TYPE, union.alternatives());
        } else if (shape instanceof Tuple tuple) {
            visitEach(inner, EntityTyping.POSITION_TYPE, tuple.elements());
        }
    }

    private void visitOthers(String inner, String name, Members members) {
        ValueShape others = members.others();
        if (others != null) {
            visit(inner, name + EntityTyping.OTHERS_TYPE, others);
        }
    }

    private void visitEach(String inner, String prefix, List<ValueShape> shapes) {
        for (int i = 0; i < shapes.size(); i++) {
            visit(inner, prefix + i, shapes.get(i));
        }
    }

    /**
     * The qualified name for each set of alike types. Different types that would get one name are left where they are, all of
     * them.
     */
    Map<Alike, String> names() {
        Map<Alike, String> names = new LinkedHashMap<>();
        Map<String, Integer> wanted = new HashMap<>();
        namespaces.forEach((alike, places) -> {
            if (places.size() > 1) {
                String name = CedarNames.qualified(common(places), alike.name());
                names.put(alike, name);
                wanted.merge(name, 1, Integer::sum);
            }
        });
        names.values().removeIf(name -> wanted.getOrDefault(name, 0) > 1);
        return names;
    }

    private static String common(List<String> namespaces) {
        List<String> common = List.of(namespaces.get(0).split(CedarNames.SEPARATOR));
        for (String namespace : namespaces) {
            List<String> path = Arrays.asList(namespace.split(CedarNames.SEPARATOR));
            int length = 0;
            while (length < Math.min(common.size(), path.size())
                    && common.get(length).equals(path.get(length))) {
                length++;
            }
            common = common.subList(0, length);
        }
        return String.join(CedarNames.SEPARATOR, common);
    }
}
