package dev.agentops.policy;

import dev.agentops.policy.internal.text.LargeStack;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import java.util.Objects;

/** Makes policies of templates as loading a folder does. */
public final class LinkedTexts {
    private LinkedTexts() {}

    /** The text of a template with values in its slots. */
    public static String linked(String template, Map<String, EntityUid> values) {
        PolicySource source = new PolicySplitter(new SourceText("t.cedar", template))
                .split()
                .policies()
                .get(0);
        return LargeStack.call(() ->
                new PolicyTemplate(source, Objects.requireNonNull(new PolicyCheck().template(source))).linked(values));
    }
}
