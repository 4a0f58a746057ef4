package io.taskloom.engine.schedule;

import io.taskloom.engine.background.LeasedWork;
import io.taskloom.engine.background.Pausable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second for schedules whose time has come. Every node does; whichever is first at one has it. */
@Component
class ScheduleRunner implements SmartLifecycle, Pausable {

    private static final int AT_A_TIME = 50;

    private final ScheduleRows rows;
    private final ScheduledStart starts;
    private final Clock clock;
    private final LeasedWork<List<ArmedSchedule>> work;

    /** What is due is in the hands of others: the next second will tell. */
    private volatile boolean idle;

    ScheduleRunner(ScheduleRows rows, ScheduledStart starts, Clock clock) {
        this.rows = rows;
        this.starts = starts;
        this.clock = clock;
        this.work = new LeasedWork<>("schedule", 1, this::due, this::start);
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT3S")
    void look() {
        idle = false;
        work.look();
    }

    private Optional<List<ArmedSchedule>> due() {
        return idle
                ? Optional.empty()
                : Optional.of(rows.due(clock.instant(), AT_A_TIME)).filter(due -> !due.isEmpty());
    }

    private void start(List<ArmedSchedule> due) {
        boolean any = false;
        for (ArmedSchedule each : due) {
            any |= work.isRunning() && starts.start(each);
        }
        idle = !any;
    }

    @Override
    public void start() {
        work.start();
    }

    /** The run at hand is still begun. */
    @Override
    public void stop() {
        work.stop(() -> {});
    }

    @Override
    public void pause() {
        work.pause(() -> {});
    }

    @Override
    public void resume() {
        work.resume();
    }

    @Override
    public boolean isRunning() {
        return work.isRunning();
    }
}
