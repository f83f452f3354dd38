package dev.agentops.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InertTextTest {
    @Test
    void whatWouldActOnATerminalIsWrittenAsAnEscape() {
        assertThat(InertText.terminal("a\u001b[2J\n\u202eb\u2028\ud800"))
                .isEqualTo("a\\u{1b}[2J\\u{a}\\u{202e}b\\u{2028}\\u{d800}");
    }

    @Test
    void whatIsVisibleStays() {
        assertThat(InertText.terminal("plain, äöü, 漢字, \ud83d\ude00")).isEqualTo("plain, äöü, 漢字, \ud83d\ude00");
    }

    @Test
    void markupIsTextInAPage() {
        assertThat(InertText.html("<b title=\"x\">'&'\u0007</b>"))
                .isEqualTo("&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;\\u{7}&lt;/b&gt;");
    }
}
