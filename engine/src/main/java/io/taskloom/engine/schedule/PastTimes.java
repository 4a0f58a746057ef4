package io.taskloom.engine.schedule;

import io.taskloom.engine.automation.BackTest;
import io.taskloom.engine.automation.BackTestTally;
import io.taskloom.engine.automation.PastStarts;
import io.taskloom.engine.automation.TriggerSchedule;
import io.taskloom.engine.calendar.WorkCalendar;
import io.taskloom.engine.calendar.WorkCalendars;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The times at which a schedule would have fired, by the work calendar as it is now. */
@Component
class PastTimes implements PastStarts {

    private static final int ENOUGH = 200_000;

    private final WorkCalendars calendars;

    PastTimes(WorkCalendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public Optional<BackTest> of(Question question) {
        TriggerSchedule said = question.trigger().schedule();
        if (said == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(counted(Schedule.of(said), question));
        } catch (ScheduleUnclear unread) {
            return Optional.empty();
        }
    }

    private BackTest counted(Schedule schedule, Question question) {
        WorkCalendar calendar = calendars.of(question.workspace());
        List<Instant> times = new ArrayList<>();
        long until = System.nanoTime() + question.patience().toNanos();
        Optional<Instant> at = schedule.next(question.from().minusNanos(1), calendar);
        while (at.isPresent()
                && at.get().isBefore(question.to())
                && times.size() < ENOUGH
                && System.nanoTime() - until < 0) {
            times.add(at.get());
            at = schedule.next(at.get(), calendar);
        }
        BackTestTally tally = new BackTestTally(question);
        times.reversed().forEach(time -> {
            tally.look(time);
            tally.start(time, null);
        });
        return tally.result(at.isEmpty() || !at.get().isBefore(question.to()));
    }
}
