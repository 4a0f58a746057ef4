package io.taskloom.engine.task.lease;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.task.Lease;
import io.taskloom.engine.task.LeaseView;
import io.taskloom.engine.task.TaskGuard;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Nobody but its holder changes a task that is kept; a run of the holder's may, since it has the holder's rights. */
@Component
class LeaseGuard implements TaskGuard {

    private final People people;
    private final Clock clock;

    LeaseGuard(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void check(Actor actor, Move move) {
        Lease lease = move.lease();
        if (lease != null
                && lease.until().isAfter(clock.instant())
                && !lease.holder().equals(actor.person())) {
            throw TaskLeased.of(move.id(), new LeaseView(people.get(lease.holder()), lease.until()));
        }
    }
}
