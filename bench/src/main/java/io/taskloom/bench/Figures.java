package io.taskloom.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Medians, percentiles and how figures are printed. */
final class Figures {

    private Figures() {}

    static Duration median(List<Duration> times) {
        return percentile(times, 0.5);
    }

    /** @param share from 0 to 1 @throws IllegalArgumentException if there is nothing to choose from */
    static Duration percentile(List<Duration> times, double share) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        var sorted = times.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }

    /** The turn in the middle by its rate. */
    static Measured medianTurn(List<Measured> turns) {
        return turns.stream()
                .sorted(Comparator.comparingDouble(Measured::perSecond))
                .toList()
                .get(turns.size() / 2);
    }

    static String millis(Duration time) {
        return String.format(Locale.ROOT, "%d ms", time.toMillis());
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.0f/s", perSecond);
    }

    static String cpu(Measured measured) {
        return String.format(
                Locale.ROOT, "%.1f + %.1f", measured.engineMillisPerOperation(), measured.postgresMillisPerOperation());
    }
}
