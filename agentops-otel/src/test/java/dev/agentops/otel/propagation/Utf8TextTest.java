package dev.agentops.otel.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8TextTest {
    private static String decoded(byte[] octets) {
        Utf8Text text = new Utf8Text(octets.length);
        for (byte octet : octets) {
            text.add(octet & 0xff);
        }
        return text.end();
    }

    /** The JDK does not always count wrong octets as the Encoding Standard does. */
    private static String readable(String text) {
        return text.replaceAll("\ufffd+", "\ufffd");
    }

    @Test
    void itReadsWhatTheJdkReads() {
        long seed = 3_629L;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int inputs = 0;
        for (; inputs < 100_000; inputs++) {
            byte[] octets = new byte[random.nextInt(8)];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) (random.nextBoolean() ? 0x80 + random.nextInt(0x80) : random.nextInt(0x100));
            }
            assertThat(readable(decoded(octets))).isEqualTo(readable(new String(octets, StandardCharsets.UTF_8)));
        }
        assertThat(inputs).isEqualTo(100_000);
    }

    @Test
    void everyCharacterIsReadBack() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += 17) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                String character = Character.toString(codePoint);
                assertThat(decoded(character.getBytes(StandardCharsets.UTF_8))).isEqualTo(character);
            }
        }
    }
}
