package dev.agentops.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A plain search: the words of the query are looked for anywhere in the text, without regard to case; the score is the
 * share of the words that were found. It looks at the records of one namespace only, so no other record can be felt in it.
 */
final class TermSearch {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Comparator<RecordHit> BEST_FIRST = Comparator.comparingDouble(RecordHit::score)
            .reversed()
            .thenComparing(hit -> hit.record().id());

    private final List<String> words;
    private final int topK;

    TermSearch(SearchQuery query) {
        words = BETWEEN_WORDS
                .splitAsStream(fold(query.text()))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        topK = query.topK();
    }

    List<RecordHit> of(List<MemoryRecord> records) {
        return records.stream()
                .map(record -> new RecordHit(record, score(fold(record.text()))))
                .filter(hit -> hit.score() > 0)
                .sorted(BEST_FIRST)
                .limit(topK)
                .toList();
    }

    private double score(String text) {
        return words.isEmpty()
                ? 0
                : (double) words.stream().filter(text::contains).count() / words.size();
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
