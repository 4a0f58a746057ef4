package io.taskloom.engine.automation;

import io.taskloom.engine.automation.BackTest.Day;
import io.taskloom.engine.automation.BackTest.PastTask;
import io.taskloom.engine.automation.BackTest.Start;
import io.taskloom.engine.automation.PastStarts.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the starts of one back-test, told newest first. */
public final class BackTestTally {

    private static final int SHOWN = 50;

    private final Question question;
    private final Map<LocalDate, Long> perDay = new HashMap<>();
    private final List<Start> starts = new ArrayList<>();
    private long looked;
    private long count;
    private long unclear;
    private @Nullable String why;
    private Instant back;

    public BackTestTally(Question question) {
        this.question = question;
        this.back = question.to();
    }

    /** One more was looked at. */
    public void look(Instant time) {
        looked++;
        back = time;
    }

    public void start(Instant time, @Nullable PastTask task) {
        count++;
        perDay.merge(day(time), 1L, Long::sum);
        if (starts.size() < SHOWN) {
            starts.add(new Start(time, task));
        }
    }

    public void unclear(String reason) {
        if (unclear++ == 0) {
            why = reason;
        }
    }

    /** @param complete whether it was looked at to the end */
    public BackTest result(boolean complete) {
        List<Day> days = new ArrayList<>();
        LocalDate last = day(question.to().minusNanos(1));
        for (LocalDate at = day(question.from()); !at.isAfter(last); at = at.plusDays(1)) {
            days.add(new Day(at, perDay.getOrDefault(at, 0L)));
        }
        return new BackTest(
                question.trigger().startEvent(),
                question.trigger().type(),
                question.from(),
                question.to(),
                looked,
                count,
                complete,
                complete ? question.from() : back,
                unclear,
                why,
                days,
                List.copyOf(starts));
    }

    private LocalDate day(Instant time) {
        return time.atZone(question.zone()).toLocalDate();
    }
}
