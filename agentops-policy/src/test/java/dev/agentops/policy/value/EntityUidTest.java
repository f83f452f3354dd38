package dev.agentops.policy.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.model.policy.Policy;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntityUidTest {
    static Stream<String> ids() {
        return Stream.of(
                "a",
                "",
                "\"",
                "\\",
                "a\nb",
                "\r\n\t",
                "x\u0000y",
                "\u001b[31m",
                "\u202e",
                "\u2028",
                "\u00e4",
                "\u0085");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void itsTextIsThatOfTheLanguageOnOneLine(String id) throws Exception {
        String text = new EntityUid("User", id).toString();

        assertThat(text.chars()).noneMatch(Character::isISOControl).noneMatch(unit -> unit == 0x2028);
        String policy = new Policy("permit(principal == " + text + ", action, resource);", "p").toJson();
        assertThat(new ObjectMapper()
                        .readTree(policy)
                        .at("/principal/entity/id")
                        .textValue())
                .isEqualTo(id);
    }
}
