package dev.agentops.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InertTextTest {
    @Test
    void markupIsTextInAPage() {
        assertThat(InertText.html("<b title=\"x\">'&'\u0007\u202e</b>"))
                .isEqualTo("&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;\\u0007\\u202e&lt;/b&gt;");
    }

    @Test
    void whatIsVisibleStays() {
        assertThat(InertText.html("plain, äöü, 漢字, \ud83d\ude00")).isEqualTo("plain, äöü, 漢字, \ud83d\ude00");
    }
}
