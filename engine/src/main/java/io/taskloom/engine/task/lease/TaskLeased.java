package io.taskloom.engine.task.lease;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.Locked;
import io.taskloom.engine.task.LeaseView;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import java.util.Map;

class TaskLeased extends Locked {

    private final TaskId id;
    private final Holder holder;
    private final Instant until;

    private TaskLeased(TaskId id, Holder holder, Instant until) {
        super("%s is editing this task; until %s it can not be changed.".formatted(holder.name(), until));
        this.id = id;
        this.holder = holder;
        this.until = until;
    }

    static TaskLeased of(TaskId id, LeaseView lease) {
        return new TaskLeased(id, new Holder(lease.holder().id(), lease.holder().name()), lease.until());
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("task", id.toString(), "holder", holder, "until", until);
    }

    private record Holder(PersonId id, String name) {}
}
