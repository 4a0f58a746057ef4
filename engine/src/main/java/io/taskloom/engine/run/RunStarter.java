package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.StartProcess.Cause;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.quota.Limit;
import io.taskloom.engine.quota.Quota;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins runs for those who know why: permission and condition are theirs to decide. Every method joins their transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RunStarter {

    private final Processes processes;
    private final RunRecorder recorder;
    private final RunStore store;
    private final Quota quota;
    private final Events events;
    private final Clock clock;

    RunStarter(Processes processes, RunRecorder recorder, RunStore store, Quota quota, Events events, Clock clock) {
        this.processes = processes;
        this.recorder = recorder;
        this.store = store;
        this.quota = quota;
        this.events = events;
        this.clock = clock;
    }

    /** Whether that event has begun a run of the automation already, or one was refused. */
    public boolean knows(AutomationId automation, UUID event) {
        return store.started(automation, event);
    }

    /**
     * @throws io.taskloom.engine.quota.RunDataFull if the workspace keeps as much of its runs as its plan has room for
     * @throws io.taskloom.engine.quota.PlanLimitReached if the workspace has begun as many in this month as its plan has
     * @throws org.springframework.dao.DuplicateKeyException if the cause's event has begun a run of the automation already
     */
    public RunId start(PublishedVersion version, Cause cause, Map<String, ?> variables) {
        quota.requireRoomForRuns(version.workspace());
        InstanceId instance = processes.start(new StartProcess(
                new StartProcess.Definition.Exact(version.definitionId()),
                cause.subject() == null ? null : cause.subject().id().toString(),
                version.workspace(),
                variables,
                cause));
        recorder.write();
        // Last, since a workspace's other starts wait from here to the commit.
        quota.use(version.workspace(), Limit.RUNS_PER_MONTH, 1);
        return RunRecorder.id(instance);
    }

    /** Keeps when a run should have begun by its schedule, which is never later than when it did. */
    public void due(RunId run, Instant at) {
        store.due(run, at);
    }

    /** Records a run that could not begin, with the reason, so that its owner sees it among the others. */
    public RunId refuse(PublishedVersion version, Cause cause, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RunHead head = RunRecorder.head(new RunId(Ids.next()), version, cause);
        store.insert(List.of(NewRun.refused(head, cause, now, reason)));
        events.publish(
                head.actor(), new RunFailed(head.run(), head.workspace(), head.automation(), head.version(), null));
        return head.run();
    }
}
