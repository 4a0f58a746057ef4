package io.taskloom.engine.run;

import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.RunId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Failed runs, and the runs that their failures have started. Decides no permission. */
@Service
public class FailedRuns {

    /** Type of the event that tells of a failure, and what a run says has started it that a failure has started. */
    public static final String FAILURE = "RunFailed";

    private final FailedRunRows rows;

    FailedRuns(FailedRunRows rows) {
        this.rows = rows;
    }

    /** @param failure an event of type {@link #FAILURE} */
    @Transactional(readOnly = true)
    public Optional<FailedRun> of(Recorded failure) {
        return rows.of(failure);
    }

    /** The runs that its failures have started, the newest first. */
    List<RunId> startedBy(RunView failed) {
        return rows.startedBy(failed);
    }
}
