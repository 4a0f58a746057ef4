package io.taskloom.engine.wait;

import io.taskloom.engine.bpm.ProcessMoved;
import io.taskloom.engine.bpm.WaitId;
import io.taskloom.engine.bpm.Waits;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.problem.Unprocessable;
import io.taskloom.engine.run.StandingRuns;
import io.taskloom.engine.run.StandingRuns.Standing;
import io.taskloom.engine.trigger.EventHearing;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Offers one event to one wait, in a transaction of its own. The wait's row is locked meanwhile: of two events at once, one moves it
 * and the other finds it gone. A node that dies in between leaves the run waiting, and the event comes again.
 */
@Component
class EventMove {

    private static final Logger log = LoggerFactory.getLogger(EventMove.class);
    private static final int ATTEMPTS = 5;

    private final WaitRows rows;
    private final Waits waits;
    private final StandingRuns runs;
    private final EventHearing hearing;
    private final TransactionTemplate own;

    EventMove(
            WaitRows rows,
            Waits waits,
            StandingRuns runs,
            EventHearing hearing,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.waits = waits;
        this.runs = runs;
        this.hearing = hearing;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @throws ProcessMoved if the run was at work each time; the event is then offered again */
    void offer(WaitId wait, Recorded event) {
        for (int attempt = 1; ; attempt++) {
            try {
                own.executeWithoutResult(status -> attempt(wait, event));
                return;
            } catch (ProcessMoved atWork) {
                if (attempt == ATTEMPTS) {
                    throw atWork;
                }
            }
        }
    }

    private void attempt(WaitId id, Recorded event) {
        Wait wait = rows.locked(id).orElse(null);
        if (wait == null
                || !wait.awaited().event().equals(event.type())
                || !wait.workspace().equals(event.workspace())
                || event.time().isBefore(wait.since())) {
            return;
        }
        Standing run = runs.of(wait.run()).orElse(null);
        if (run == null || !hearing.mayHear(run.author(), event)) {
            log.debug("Event {} is hidden from who published what run {} follows", event.id(), wait.run());
            return;
        }
        Optional<String> tooDeep = hearing.tooDeep(event);
        if (tooDeep.isPresent()) {
            rows.problem(id, tooDeep.get());
            return;
        }
        Map<String, Object> brought = Map.of(wait.awaited().result(), hearing.asOne(event));
        if (holds(wait, brought) && rows.take(id, event.id())) {
            runs.deepen(wait.run(), event.depth() + 1);
            waits.goOn(id, brought);
        }
    }

    /** A condition that can't be asked holds for nothing; who looks at the run is told why. */
    private boolean holds(Wait wait, Map<String, Object> brought) {
        String condition = wait.awaited().condition();
        if (condition == null) {
            return true;
        }
        try {
            return EventHearing.holds(condition, waits.evaluate(wait.id(), condition, brought));
        } catch (Unprocessable unclear) {
            rows.problem(wait.id(), unclear.detail());
        }
        return false;
    }
}
