package io.taskloom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTests {

    private static Measured turn(long operations, long failures) {
        return new Measured(
                operations,
                failures,
                Duration.ofSeconds(1),
                Duration.ZERO,
                Duration.ofMillis(9),
                Duration.ofMillis(operations),
                Duration.ofMillis(2 * operations));
    }

    @Test
    void theMedianTurnsAreComparedAndARatioBelowTheAimSaysSo() {
        var ours = new ArrayDeque<>(List.of(turn(50, 0), turn(40, 0), turn(90, 0)));
        var bare = new ArrayDeque<>(List.of(turn(100, 0), turn(10, 0), turn(200, 0)));

        var result = Turns.compare("P4", "create", 3, 0.6, ours::remove, bare::remove);

        assertThat(Report.of("a machine", List.of(result)))
                .startsWith("a machine")
                .contains(
                        "| P4 | create | 50/s, p95 9 ms | 100/s | 50 % | 1.0 + 2.0; bare 1.0 + 2.0 | ≥ 60 % | **no** |");
    }

    @Test
    void aTurnWithAFailedRequestDoesNotCount() {
        assertThatThrownBy(() -> Turns.compare("P4", "create", 1, 0.6, () -> turn(9, 1), () -> turn(9, 0)))
                .hasMessageContaining("1 requests failed");
    }

    @Test
    void percentilesComeFromTheSortedTimes() {
        var times = List.of(Duration.ofMillis(30), Duration.ofMillis(10), Duration.ofMillis(20));

        assertThat(Figures.median(times)).hasMillis(20);
        assertThat(Figures.percentile(times, 0.95)).hasMillis(30);
    }
}
