package io.taskloom.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells what starts and how long it took. Steps run side by side, so each is told when it ends. */
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    <T> T step(String name, Supplier<T> step) {
        var start = System.nanoTime();
        try {
            var result = step.get();
            out.printf(Locale.ROOT, "  ✓ %-24s %5.1f s%n", name, seconds(start));
            return result;
        } catch (RuntimeException e) {
            out.printf(Locale.ROOT, "  ✗ %-24s %5.1f s%n", name, seconds(start));
            throw e;
        }
    }

    void say(String line) {
        out.println(line);
    }

    private static double seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }
}
