package io.taskloom.engine.task.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.event.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranks as fractions: there is always one in between, and texts sort as what they mean. */
class RankTests {

    @Test
    void whatIsNewerComesLater() {
        List<String> ranks = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ranks.add(Rank.of(Ids.next()));
        }

        assertThat(ranks).isSorted().doesNotHaveDuplicates();
    }

    /** Every order of insertions, made up from a seed: the ranks stay in the order of the list. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 20261121})
    void whereverOneIsPutTheOrderOfTheTextsIsTheOrderOfTheList(long seed) {
        Random random = new Random(seed);
        List<String> ranks = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            // Ends and neighbours of the last place more often than chance would have it.
            int place =
                    switch (random.nextInt(4)) {
                        case 0 -> 0;
                        case 1 -> ranks.size();
                        default -> random.nextInt(ranks.size() + 1);
                    };
            @Nullable String lower = place == 0 ? null : ranks.get(place - 1);
            @Nullable String upper = place == ranks.size() ? null : ranks.get(place);
            ranks.add(place, random.nextInt(5) == 0 && upper == null ? later(lower) : Rank.between(lower, upper));
        }

        assertThat(ranks).isSorted().doesNotHaveDuplicates();
        assertThat(ranks).noneMatch(rank -> rank.endsWith("0"));
        assertThat(ranks).allMatch(rank -> rank.length() < Rank.LONG);
    }

    private static String later(@Nullable String lower) {
        String fresh = Rank.of(Ids.next());
        return lower != null && fresh.compareTo(lower) <= 0 ? Rank.between(lower, null) : fresh;
    }

    @Test
    void theEndsStayShortHoweverOftenTheyAreUsed() {
        String first = Rank.of(Ids.next());
        String last = first;
        for (int i = 0; i < 10_000; i++) {
            first = Rank.between(null, first);
            last = Rank.between(last, null);
        }

        assertThat(first).hasSizeLessThan(16);
        assertThat(last).hasSizeLessThan(40);
    }

    @Test
    void oneGapTakesHundredsBeforeItNeedsRoom() {
        String lower = Rank.of(Ids.next());
        String upper = Rank.of(Ids.next());
        int held = 0;
        while (upper.length() <= Rank.LONG) {
            upper = Rank.between(lower, upper);
            held++;
        }

        assertThat(held).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 1_000})
    void spreadOnesAreInOrderAndBetweenTheirEnds(int count) {
        List<String> ranks = Rank.spread("0199", "019a", count);

        assertThat(ranks).hasSize(count).isSorted().doesNotHaveDuplicates();
        assertThat(ranks).allMatch(rank -> rank.compareTo("0199") > 0 && rank.compareTo("019a") < 0);
        assertThat(ranks).allMatch(rank -> rank.length() < 12);
    }

    @Test
    void nothingIsBetweenWhatIsOutOfOrder() {
        assertThatThrownBy(() -> Rank.between("b", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rank.between("a", "a")).isInstanceOf(IllegalArgumentException.class);
    }
}
