package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Reason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies that links make of templates. */
class TemplatesTest {
    private static final String READERS = """
            @id("readers")
            @advice("Ask for access.")
            permit (principal in ?principal, action == Action::"get", resource)
            when { context.input.count < 5 };
            """;

    @TempDir
    private Path path;

    private Folder folder;

    @BeforeEach
    void newFolder() {
        folder = new Folder(path).with("a.cedar", READERS);
    }

    private static String link(String id, String slot, String type, String entity) {
        return "{\"templateId\": \"readers\", \"newId\": \"" + id + "\", \"values\": {\"" + slot + "\": {\"type\": \""
                + type + "\", \"id\": \"" + entity + "\"}}}";
    }

    private Decision decide(String group) {
        return folder.load()
                .decide(Requests.tool(Requests.principal("ann").group(group).build(), "get", "{\"count\": 3}"));
    }

    @Test
    void eachLinkIsAPolicyWithItsOwnId() {
        folder.with(
                "links.json",
                "[" + link("staff-read", "?principal", "Group", "staff") + ","
                        + link("guests-read", "?principal", "Group", "guests") + "]");

        assertThat(decide("guests").reasons())
                .containsExactly(new Reason("guests-read", "Ask for access.", List.of("count")));
        assertThat(decide("staff").reasons()).extracting(Reason::policyId).containsExactly("staff-read");
        assertThat(decide("others")).isInstanceOf(Decision.Deny.class);
        assertThat(folder.load().warnings()).isEmpty();
    }

    @Test
    void aTemplateWithoutALinkGrantsNothingAndIsWarnedOf() {
        folder.with("b.cedar", "permit (principal, action == Action::\"put\", resource);");

        assertThat(decide("staff")).isInstanceOf(Decision.Deny.class);
        assertThat(folder.load().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.policyId()).isEqualTo("readers");
            assertThat(warning.message()).contains("no link");
        });
    }

    @Test
    void bothSlotsOfATemplateAreFilled() {
        folder.with(
                "a.cedar", "@id(\"readers\") permit (principal is User in ?principal, action, resource == ?resource);");
        folder.with("links.json", """
                [{"templateId": "readers", "newId": "one", "values": {
                  "?principal": {"__entity": {"type": "Group", "id": "staff"}},
                  "?resource": {"type": "Agent", "id": "desk"}}}]""");

        assertThat(decide("staff").reasons()).extracting(Reason::policyId).containsExactly("one");
        assertThat(decide("guests")).isInstanceOf(Decision.Deny.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | must be an array",
                "[{}] | a link is an object with templateId and newId",
                "[1] | a link is an object with templateId and newId",
                "[{\"templateId\": \"readers\", \"newId\": \"x\", \"values\": {}, \"more\": 1}] | has no member more",
                "[{\"templateId\": \"readers\", \"newId\": \"x\", \"values\": {}}] | has the slots [?principal]",
                "[{\"templateId\": \"none\", \"newId\": \"x\", \"values\": {}}] | there is no template with the @id \"none\"",
                "[{\"templateId\": \"readers\", \"newId\": \"x\", \"values\": {\"?action\": {}}}] | are ?principal and ?resource",
                "[{\"templateId\": \"readers\", \"newId\": \"x\", \"values\": {\"?principal\": {\"type\": \"G\"}}}] | both strings",
                "[{\"templateId\": \"readers\", \"newId\": \"x\", \"values\": {\"?principal\": {\"type\": \"a b\", \"id\": \"\"}}}] | refuses this link",
                "[] [] | there is more after the array",
                "[ | is not JSON"
            })
    void aBadLinkIsRefusedByPlaceAndReason(String links, String message) {
        folder.with("links.json", links);

        assertThatThrownBy(folder::load)
                .isInstanceOf(PolicyInvalidException.class)
                .hasMessageContaining("links.json:")
                .hasMessageContaining(message);
    }

    @Test
    void theIdOfALinkIsItsOwn() {
        String same = link("x", "?principal", "Group", "staff");
        folder.with("links.json", "[" + same + "," + same + "]");

        assertThatThrownBy(folder::load)
                .isInstanceOf(PolicyInvalidException.class)
                .hasMessageContaining("used already");
    }
}
