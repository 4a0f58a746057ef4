package io.taskloom.engine.time;

import io.taskloom.engine.problem.Conflict;
import java.time.LocalDate;
import java.util.Map;

class TimeLocked extends Conflict {

    private final LocalDate before;
    private final String zone;

    TimeLocked(LocalDate before, String zone) {
        super("Time before %s (%s) is locked; an admin of the workspace can move that date.".formatted(before, zone));
        this.before = before;
        this.zone = zone;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("lockedBefore", before.toString(), "timeZone", zone);
    }
}
