package io.taskloom.engine.run;

import io.taskloom.engine.automation.Designers;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.problem.ProblemDocument;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Service;

/**
 * Retries, cancels or undoes many runs by the use cases for one, each in a transaction of its own: whoever kills the node in the middle
 * leaves whole runs only, done or not. To ask again does no harm: what was done is answered with why it can't be done twice.
 */
@Service
class RunBulks {

    private static final Logger LOG = LoggerFactory.getLogger(RunBulks.class);

    private final Runs runs;
    private final RunRepairs repairs;
    private final RunUndoing undoing;
    private final RunStore store;
    private final Designers designers;

    RunBulks(Runs runs, RunRepairs repairs, RunUndoing undoing, RunStore store, Designers designers) {
        this.runs = runs;
        this.repairs = repairs;
        this.undoing = undoing;
        this.store = store;
        this.designers = designers;
    }

    /** For who may retry, cancel and undo one; a run of another workspace is answered as one that is not there. */
    RunBulkResult apply(Actor actor, WorkspaceId workspace, RunBulkRequest request) {
        designers.require(actor, workspace);
        if (request.runs() != null) {
            return new RunBulkResult(each(actor, workspace, request.action(), request.runs()), false);
        }
        List<RunId> found = request.action()
                .among(Objects.requireNonNull(request.filter()).checked())
                .map(filter -> runs.found(actor, workspace, filter, RunCount.MOST + 1))
                .orElse(List.of());
        boolean more = found.size() > RunCount.MOST;
        List<RunId> chosen = more ? found.subList(0, RunCount.MOST) : found;
        return new RunBulkResult(each(actor, workspace, request.action(), chosen), more);
    }

    private List<RunBulkResult.Item> each(
            Actor actor, WorkspaceId workspace, RunBulkAction action, List<RunId> chosen) {
        return chosen.stream()
                .map(run -> attempt(actor, workspace, action, run))
                .toList();
    }

    private RunBulkResult.Item attempt(Actor actor, WorkspaceId workspace, RunBulkAction action, RunId run) {
        try {
            if (store.head(run)
                    .filter(head -> head.workspace().equals(workspace))
                    .isEmpty()) {
                throw new NotFound("run", run);
            }
            switch (action) {
                case RETRY -> repairs.retry(actor, run, null);
                case CANCEL -> runs.cancel(actor, run);
                case UNDO -> undoing.undo(actor, run);
            }
            return new RunBulkResult.Item(run, HttpStatus.OK.value(), null);
        } catch (Problem problem) {
            return refused(run, ProblemDocument.of(problem));
        } catch (OptimisticLockingFailureException e) {
            return refused(
                    run,
                    ProblemDocument.of(
                            HttpStatus.CONFLICT,
                            "ConcurrentChange",
                            "Somebody changed this at the same moment; try again."));
        } catch (RuntimeException e) {
            LOG.warn("Run {} could not be asked to {}", run, action, e);
            return refused(
                    run,
                    ProblemDocument.of(
                            HttpStatus.INTERNAL_SERVER_ERROR,
                            "InternalError",
                            "An unexpected error, which the log tells more about."));
        }
    }

    private static RunBulkResult.Item refused(RunId run, ProblemDetail problem) {
        return new RunBulkResult.Item(run, problem.getStatus(), problem);
    }
}
