package io.taskloom.bench;

import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Supplier;

/** Measures two sides in turns, A B A B, so that noise of the machine meets both. */
final class Turns {

    private Turns() {}

    /** @param aim share of the yardstick's rate that is wanted */
    static Result compare(
            String id,
            String work,
            int count,
            double aim,
            Supplier<Measured> measuredTurn,
            Supplier<Measured> yardstickTurn) {
        var ours = new ArrayList<Measured>();
        var bare = new ArrayList<Measured>();
        for (int i = 0; i < count; i++) {
            ours.add(counted(measuredTurn.get()));
            bare.add(counted(yardstickTurn.get()));
            System.out.printf(
                    Locale.ROOT,
                    "  turn %d: %.0f/s (CPU %s), bare engine %.0f/s (CPU %s)%n",
                    i + 1,
                    ours.getLast().perSecond(),
                    Figures.cpu(ours.getLast()),
                    bare.getLast().perSecond(),
                    Figures.cpu(bare.getLast()));
        }
        var measured = Figures.medianTurn(ours);
        var yardstick = Figures.medianTurn(bare);
        var ratio = measured.perSecond() / yardstick.perSecond();
        return new Result(
                id,
                work,
                Figures.rate(measured.perSecond()) + ", p95 " + Figures.millis(measured.p95()),
                Figures.rate(yardstick.perSecond()),
                ratio,
                Figures.cpu(measured) + "; bare " + Figures.cpu(yardstick),
                "≥ %.0f %%".formatted(aim * 100),
                ratio >= aim);
    }

    static Measured counted(Measured turn) {
        if (turn.failures() > 0 || turn.operations() == 0) {
            throw new IllegalStateException("%d requests failed, %d succeeded: this does not count"
                    .formatted(turn.failures(), turn.operations()));
        }
        return turn;
    }
}
