package dev.agentops.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

    @ParameterizedTest
    @CsvSource({
        "0000, \\u0000",
        "0007, \\u0007",
        "0008, \\u0008",
        "0009, \\t",
        "000a, \\n",
        "000d, \\r",
        "001b, \\u001b",
        "007f, \\u007f",
        "0085, \\u0085",
        "009b, \\u009b",
        "00ad, \\u00ad",
        "061c, \\u061c",
        "200b, \\u200b",
        "200e, \\u200e",
        "2028, \\u2028",
        "2029, \\u2029",
        "202e, \\u202e",
        "2066, \\u2066",
        "d800, \\ud800",
        "e000, \\ue000",
        "feff, \\ufeff",
        "e0041, \\u{e0041}"
    })
    void everyCharacterThatATerminalActsOnIsEscaped(String codePoint, String escaped) {
        String text = new String(Character.toChars(Integer.parseInt(codePoint, 16)));

        assertThat(TerminalText.escape("a" + text + "b")).isEqualTo("a" + escaped + "b");
        assertThat(TerminalText.isInert(text)).isFalse();
    }

    @Test
    void visibleTextStaysAsItIs() {
        String text = "Zürich <b>\"quoted\"</b> \\ 東京 😀 שלום";

        assertThat(TerminalText.escape(text)).isEqualTo(text);
        assertThat(TerminalText.isInert(text)).isTrue();
    }

    @Test
    void escapingTwiceIsEscapingOnceAndLeavesNothingActive() {
        Random random = new Random(20261123);
        System.out.println("seed 20261123");
        int checked = 0;
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(20, 0, 0x2100).forEach(text::appendCodePoint);
            String once = TerminalText.escape(text.toString());
            assertThat(TerminalText.escape(once)).isEqualTo(once);
            assertThat(TerminalText.isInert(once)).isTrue();
            checked++;
        }
        assertThat(checked).isEqualTo(2000);
    }

    @Test
    void anExcerptEndsInDotsAndSplitsNoCharacter() {
        assertThat(TerminalText.excerpt("abc", 3)).isEqualTo("abc");
        assertThat(TerminalText.excerpt("abcd", 3)).isEqualTo("abc...");
        assertThat(TerminalText.excerpt("ab😀cd", 3)).isEqualTo("ab...");
        assertThat(TerminalText.excerpt("a\u001b[31mred", 2)).isEqualTo("a\\u001b...");
    }
}
