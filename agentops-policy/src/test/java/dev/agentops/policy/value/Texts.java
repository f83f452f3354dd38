package dev.agentops.policy.value;

import java.util.Random;
import java.util.function.Supplier;

/** Generated texts: of the right form, and damaged. */
final class Texts {
    /** Among them digits that are not ASCII, and what other parsers let pass. */
    private static final String[] ODD = {
        "",
        " ",
        "\n",
        "\t",
        "+",
        "-",
        "_",
        "0",
        "00",
        "9",
        "1",
        ".",
        ":",
        "::",
        "/",
        "T",
        "t",
        "Z",
        "z",
        "d",
        "ms",
        "m",
        "s",
        "h",
        "e1",
        "x",
        "%",
        "\u0000",
        "\u0663",
        "\uff13",
        "\u00b2",
        "\ud835\udfcf",
        "\u2212",
        "f",
        "F",
        "g",
        ",",
        "L",
        "ff"
    };

    private Texts() {}

    /** Two of five texts are damaged in up to three places. */
    static String maybeDamaged(Random random, Supplier<String> whole) {
        String text = whole.get();
        if (random.nextInt(5) < 3) {
            return text;
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = damaged(random, text);
        }
        return text;
    }

    private static String damaged(Random random, String text) {
        int at = boundary(text, random.nextInt(text.length() + 1));
        int end = boundary(text, Math.min(text.length(), at + random.nextInt(3)));
        String odd = ODD[random.nextInt(ODD.length)];
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + odd + text.substring(at);
            case 1 -> text.substring(0, at) + odd + text.substring(end);
            case 2 -> text.substring(0, at) + text.substring(end);
            default -> text.substring(0, end) + text.substring(at);
        };
    }

    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    /** Longs of all sizes, often at the ends of the range. */
    static long number(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Long.MIN_VALUE + random.nextInt(3);
            case 1 -> Long.MAX_VALUE - random.nextInt(3);
            case 2 -> random.nextInt(7) - 3;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    /** So many digits. */
    static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
