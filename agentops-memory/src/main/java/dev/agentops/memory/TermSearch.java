package dev.agentops.memory;

import java.util.Comparator;
import java.util.List;

/**
 * A plain search: the words of the query are looked for anywhere in the text, without regard to case; the score is the
 * share of the words that were found. It looks at the records of one namespace only, so no other record can be felt in it.
 */
final class TermSearch {
    private static final Comparator<RecordHit> BEST_FIRST = Comparator.comparingDouble(RecordHit::score)
            .reversed()
            .thenComparing(hit -> hit.record().id());

    private final WordFinder words;
    private final int topK;

    TermSearch(SearchQuery query) {
        words = new WordFinder(query.words());
        topK = query.topK();
    }

    List<RecordHit> of(List<MemoryRecord> records) {
        return records.stream()
                .map(record -> new RecordHit(record, words.share(SearchQuery.fold(record.text()))))
                .filter(hit -> hit.score() > 0)
                .sorted(BEST_FIRST)
                .limit(topK)
                .toList();
    }
}
