package io.taskloom.engine.task;

import io.taskloom.engine.filter.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The words of a search, and words in use that are spelled like them. */
@Repository
class SearchWords {

    private static final int MAX_WORDS = 10;
    private static final int SHORTEST = 4;
    private static final int MOST_ALIKE = 5;

    // By what they share in threes of letters; short words share too few, so those of the same beginning are looked at
    // too.
    private static final String NEAR = """
            (select word from search_word where word % ? order by similarity(word, ?) desc limit 50)
            union
            (select word from search_word where word >= ? and word < ? and length(word) between ? and ? and ? limit 2000)
            """;

    private final JdbcTemplate jdbc;

    SearchWords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Query exact(String text) {
        String folded = jdbc.queryForObject("select search_fold(?)", String.class, text);
        return new Query(
                folded == null || folded.isBlank()
                        ? List.of()
                        : List.of(folded.strip().split(" ")).stream()
                                .distinct()
                                .limit(MAX_WORDS)
                                .map(word -> List.of(word))
                                .toList());
    }

    /** With the words that are at most a slip or two of the finger away. */
    Query alike(Query exact) {
        var wider = new ArrayList<List<String>>();
        for (List<String> word : exact.words()) {
            var one = new ArrayList<>(word);
            one.addAll(near(word.getFirst()));
            wider.add(List.copyOf(one));
        }
        return new Query(wider);
    }

    private List<String> near(String word) {
        int length = word.codePointCount(0, word.length());
        if (length < SHORTEST) {
            return List.of();
        }
        int slips = length < 7 ? 1 : 2;
        String first = word.substring(0, word.offsetByCodePoints(0, 1));
        boolean scan = length < 7 || word.chars().anyMatch(c -> c > 127);
        return jdbc
                .queryForList(
                        NEAR,
                        String.class,
                        word,
                        word,
                        first,
                        first + Character.toString(Character.MAX_CODE_POINT),
                        length - slips,
                        length + slips,
                        scan)
                .stream()
                .filter(other -> !other.startsWith(word) && Spelling.distance(word, other) <= slips)
                .sorted(Comparator.<String>comparingInt(other -> Spelling.distance(word, other))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_ALIKE)
                .toList();
    }

    /** Each word with those that will do for it. Folded words hold letters and digits only. */
    record Query(List<List<String>> words) {

        Query {
            words = List.copyOf(words);
        }

        boolean isEmpty() {
            return words.isEmpty();
        }

        /** As a tsquery: the words as they were written may go on, those spelled alike are whole. */
        String text() {
            return words.stream()
                    .map(alternatives -> alternatives.stream()
                            .map(word -> "'" + word + "'"
                                    + (word.length() > 1 && word.equals(alternatives.getFirst()) ? ":*" : ""))
                            .collect(Collectors.joining(" | ", "(", ")")))
                    .collect(Collectors.joining(" & "));
        }
    }
}
