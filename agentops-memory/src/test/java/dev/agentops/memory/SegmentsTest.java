package dev.agentops.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {
    @ParameterizedTest
    @CsvSource({
        "a1, a1",
        "A-b.c_d~9, A-b.c_d~9",
        "auth0|123, auth0%7C123",
        "ann@example.com, ann%40example.com",
        "https://id.example/u?x=1, https%3A%2F%2Fid.example%2Fu%3Fx%3D1",
        "a%2Fb, a%252Fb",
        "\u00e9, %C3%A9",
        "\ud83d\ude00, %F0%9F%98%80",
        "..., ..."
    })
    void encodesWhatIsNotPlainAndComesBack(String id, String segment) {
        assertThat(Segments.encode("the id", id)).isEqualTo(segment);
        assertThat(Segments.decode("the id", segment)).isEqualTo(id);
    }

    @Test
    void foldsAndNormalizesNothing() {
        assertThat(Segments.encode("the id", "Ann")).isNotEqualTo(Segments.encode("the id", "ann"));
        assertThat(Segments.encode("the id", "\u00e9")).isNotEqualTo(Segments.encode("the id", "e\u0301"));
        assertThat(Segments.encode("the id", "\u212a")).isNotEqualTo(Segments.encode("the id", "K"));
        assertThat(Segments.encode("the id", "a ")).isNotEqualTo(Segments.encode("the id", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void refusesEmptyIdsAndDotSegments(String id) {
        assertThatThrownBy(() -> Segments.encode("the actor id", id))
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining("the actor id");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x0a, 0x1b, 0x7f, 0x9f, 0x200b, 0x200e, 0x2028, 0x2029, 0x202e, 0x2066, 0xfeff, 0x0378, 0xffff,
                0xd800, 0xdfff, 0x10ffff, 0xe0001
            })
    void refusesWhatCannotBeSeenAndNamesIt(int point) {
        String id = "a" + Character.toString(point) + "b";

        assertThatThrownBy(() -> Segments.encode("the actor id", id))
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining(String.format("U+%04X at position 1", point));
    }

    @Test
    void refusesUnpairedSurrogatesInAnyOrder() {
        assertThatThrownBy(() -> Segments.encode("the id", "\udc00\ud800"))
                .isInstanceOf(NamespaceInvalidException.class);
        assertThatThrownBy(() -> Segments.encode("the id", "a\ud83d")).isInstanceOf(NamespaceInvalidException.class);
    }

    @Test
    void refusesWhatIsTooLongOnceEncoded() {
        assertThat(Segments.encode("the id", "a".repeat(512))).hasSize(512);
        assertThatThrownBy(() -> Segments.encode("the id", "a".repeat(513)))
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining("512");
        assertThatThrownBy(() -> Segments.encode("the id", "\u00e9".repeat(86)))
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining("shorter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "%zz",
                "%61",
                "%c3%a9",
                "a/b",
                "%C3",
                "a b",
                "%C0%AF",
                "%ED%A0%80",
                "%00",
                "..",
                "%2E%2E",
                "\u00e9"
            })
    void decodesNothingButItsOwnSegments(String segment) {
        assertThatThrownBy(() -> Segments.decode("the segment", segment)).isInstanceOf(NamespaceInvalidException.class);
    }
}
