package dev.agentops.tools.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** Assertions of the other dialect. They would be ignored, and an ignored assertion lets everything through. */
final class ForeignKeywords {
    private static final Map<String, String> OF_DRAFT_07 = new LinkedHashMap<>();
    private static final Map<String, String> OF_2020_12 = new LinkedHashMap<>();

    static {
        OF_DRAFT_07.put("dependencies", "dependentRequired or dependentSchemas");
        OF_2020_12.put("dependentRequired", "dependencies");
        OF_2020_12.put("dependentSchemas", "dependencies");
        OF_2020_12.put("prefixItems", "an array under items");
        OF_2020_12.put("minContains", "contains alone");
        OF_2020_12.put("maxContains", "contains alone");
        OF_2020_12.put("unevaluatedProperties", "additionalProperties");
        OF_2020_12.put("unevaluatedItems", "additionalItems");
    }

    private ForeignKeywords() {}

    static void refuse(SchemaSite site) {
        switch (site.dialect()) {
            case DRAFT_07 -> refuse(OF_2020_12, "2020-12", Dialect.DRAFT_2020_12, site);
            case DRAFT_2020_12 -> {
                refuse(OF_DRAFT_07, "draft-07", Dialect.DRAFT_07, site);
                refuseAdditionalItems(site);
            }
        }
    }

    private static void refuse(Map<String, String> foreign, String name, Dialect dialect, SchemaSite site) {
        foreign.forEach((keyword, instead) -> {
            if (site.has(keyword)) {
                site.problem(
                        keyword,
                        "is a keyword of " + name + ", in another dialect it would be ignored: use " + instead
                                + ", or give $schema " + dialect.id());
            }
        });
    }

    /** Without a tuple it says nothing in either dialect, and some generators write it always. */
    private static void refuseAdditionalItems(SchemaSite site) {
        if (site.has("additionalItems") && site.has("prefixItems")) {
            site.problem(
                    "additionalItems", "is a keyword of draft-07 and would be ignored beside prefixItems: use items");
        }
    }
}
