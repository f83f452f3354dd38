package dev.agentops.memory;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes up ids that isolation has failed on elsewhere, and pairs of them that are easily taken for the same. */
final class HostileIds {
    private static final List<String> PARTS = List.of(
            "a",
            "A",
            "a1",
            "a10",
            "1",
            "0",
            "/",
            "//",
            "%",
            "%2F",
            "%2f",
            "%25",
            "2F",
            ":",
            "User:",
            "|",
            "..",
            ".",
            "-",
            "_",
            "~",
            "*",
            "?",
            "#",
            "&",
            "=",
            "'",
            "\"",
            "' or '1'='1",
            " ",
            "\\",
            "{",
            "}",
            "{actorId}",
            "actors/",
            "sessions",
            "default",
            "null",
            "\u00e9",
            "e\u0301",
            "\u212a",
            "k",
            "K",
            "\u00df",
            "ss",
            "\u0130",
            "i",
            "\uff0f",
            "\uff0e",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "auth0|123",
            "ann@example.com",
            "https://id.example/u?x=1",
            "$where",
            "==",
            "&&",
            ")",
            "(");

    private final Random random;

    HostileIds(long seed) {
        random = new Random(seed);
    }

    /** An id of one to six parts; neither empty nor a dot segment. */
    String next() {
        String id = join(1 + random.nextInt(6));
        return id.equals(".") || id.equals("..") ? id + "a" : id;
    }

    private String join(int parts) {
        StringBuilder id = new StringBuilder();
        for (int part = 0; part < parts; part++) {
            id.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return id.toString();
    }

    /** An id that somebody may take for this one, or that may follow from it; now and then it is the same. */
    String near(String id) {
        String near = switch (random.nextInt(10)) {
            case 0 -> id + PARTS.get(random.nextInt(PARTS.size()));
            case 1 -> id.substring(0, id.offsetByCodePoints(0, id.codePointCount(0, id.length()) - 1));
            case 2 -> id.toUpperCase(Locale.ROOT);
            case 3 -> Normalizer.normalize(id, Normalizer.Form.NFKC);
            case 4 -> Segments.encode("id", id);
            case 5 -> id.replace("/", "%2F");
            case 6 -> id.replace("%2F", "/");
            case 7 -> id + "/";
            case 8 -> "User:" + id;
            default -> next();
        };
        return near.isEmpty() || near.equals(".") || near.equals("..") ? next() : near;
    }

    int number(int bound) {
        return random.nextInt(bound);
    }
}
