package dev.agentops.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A query may come from a model: what it costs is bounded by the text that it searches. */
class SearchQueryTest {
    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "q" + i).collect(Collectors.joining(" "));
    }

    @Test
    void refusesQueriesThatAreTooLong() {
        assertThat(new SearchQuery("x".repeat(1_000), 1).words()).hasSize(1);
        assertThatThrownBy(() -> new SearchQuery("secret".repeat(167), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1002 characters")
                .hasMessageContaining("1000")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesQueriesOfTooManyDifferentWords() {
        assertThat(new SearchQuery(words(64) + " Q1 q2", 1).words()).hasSize(64);
        assertThatThrownBy(() -> new SearchQuery(words(65), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65 different words")
                .hasMessageContaining("64")
                .hasMessageNotContaining("q7");
    }

    @Test
    void findsWhatLookingForEachWordFinds() {
        long seed = 20261123;
        System.out.println("SearchQueryTest: seed " + seed);
        Random random = new Random(seed);
        int found = 0;
        for (int round = 0; round < 5_000; round++) {
            List<String> words = IntStream.range(0, random.nextInt(8))
                    .mapToObj(i -> text(random, 1 + random.nextInt(5)))
                    .distinct()
                    .toList();
            String text = text(random, random.nextInt(30));
            long expected = words.stream().filter(text::contains).count();
            assertThat(new WordFinder(words).share(text))
                    .as("%s in %s", words, text)
                    .isEqualTo(words.isEmpty() ? 0 : (double) expected / words.size());
            found += (int) expected;
        }
        assertThat(found).isGreaterThan(5_000);
    }

    private static String text(Random random, int length) {
        return random.ints(length, 0, 4)
                .mapToObj(i -> List.of("a", "b", "\u00e9", "\ud83d\ude00").get(i))
                .collect(Collectors.joining());
    }

    @Test
    void theTimeOfASearchDoesNotGrowWithTheQuery() {
        String worst = "a".repeat(4_000_000);
        String query =
                IntStream.range(0, 40).mapToObj(i -> "a".repeat(20 + i % 8) + i).collect(Collectors.joining(" "));
        WordFinder many = new WordFinder(new SearchQuery(query.substring(0, 999), 1).words());
        WordFinder one = new WordFinder(new SearchQuery("a".repeat(999) + "b", 1).words());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            assertThat(one.share(worst)).isZero();
            assertThat(many.share(worst)).isBetween(0.0, 0.1);
        });
    }
}
