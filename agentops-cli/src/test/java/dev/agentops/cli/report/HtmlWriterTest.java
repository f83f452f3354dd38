package dev.agentops.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlWriterTest {
    private static final long SEED = 11;
    private static final int TEXTS = 20_000;
    private static final Pattern SAFE_ELEMENT = Pattern.compile(
            "(?:[^<>&\"'\\p{Cc}\\p{Cf}]|[\\n\\t]|&(?:lt|gt|amp|quot|#39);|<span class=\"code\">\\\\u[0-9a-f{}]+</span>|<span class=\"code\">\\\\r</span>)*+");

    private final StringWriter out = new StringWriter();
    private final HtmlWriter html = new HtmlWriter(out);

    @Test
    void textCannotLeaveItsElementOrAttribute() throws IOException {
        html.text("</p><script>&\"'").attribute("title", "\" onclick='x' <b>&");

        assertThat(out.toString())
                .isEqualTo(
                        "&lt;/p&gt;&lt;script&gt;&amp;&quot;&#39; title=\"&quot; onclick=&#39;x&#39; &lt;b&gt;&amp;\"");
    }

    @Test
    void whatCannotBeSeenIsShownAsItsCode() throws IOException {
        html.text("a\u202eb\u0000\u009b\ud800\n\tc\r");

        assertThat(out.toString())
                .isEqualTo("a<span class=\"code\">\\u202e</span>b<span class=\"code\">\\u0000</span>"
                        + "<span class=\"code\">\\u009b</span><span class=\"code\">\\ud800</span>\n\tc"
                        + "<span class=\"code\">\\r</span>");
    }

    @Test
    void longTextIsCutBetweenCharactersAndSaysSo() throws IOException {
        html.text("ab\ud83d\ude00cd", 3);

        assertThat(out.toString()).isEqualTo("ab<span class=\"cut\">… 4 more characters not shown</span>");
    }

    @Test
    void noTextWhateverIsMarkup() throws IOException {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < TEXTS; i++) {
            StringWriter one = new StringWriter();
            HtmlWriter writer = new HtmlWriter(one);
            writer.text(hostile(random));
            assertThat(SAFE_ELEMENT.matcher(one.toString()).matches())
                    .as("%s", one)
                    .isTrue();
        }
    }

    private static String hostile(Random random) {
        String markup = "<>&\"'\\/= \n\t\r-!]";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(markup.charAt(random.nextInt(markup.length())));
                case 1 -> text.append((char) random.nextInt(0x300));
                case 2 -> text.append((char) (0x2000 + random.nextInt(0x80)));
                default -> text.append((char) random.nextInt(0x10000));
            }
        }
        return text.toString();
    }
}
