package io.taskloom.engine.task.bulk;

import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.problem.ProblemDocument;
import io.taskloom.engine.task.TaskId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries something with each of many, behind a savepoint: what is refused leaves nothing, and the others stand. */
@Component
class Attempts {

    private final TransactionTemplate savepoint;

    Attempts(PlatformTransactionManager transactions) {
        savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * One after the other.
     *
     * @param known false for a task that is refused without trying
     * @return an answer for each
     */
    <T> Map<TaskId, BulkResult.Item> each(
            List<T> wanted, Function<T, TaskId> id, Consumer<T> change, Predicate<TaskId> known) {
        var answers = new HashMap<TaskId, BulkResult.Item>();
        for (T item : wanted) {
            TaskId task = id.apply(item);
            answers.put(
                    task,
                    known.test(task)
                            ? attempt(task, () -> change.accept(item))
                            : refused(task, ProblemDocument.of(new NotFound("task", task))));
        }
        return answers;
    }

    private BulkResult.Item attempt(TaskId task, Runnable change) {
        try {
            savepoint.executeWithoutResult(status -> change.run());
            return done(task, 0);
        } catch (Problem problem) {
            return refused(task, ProblemDocument.of(problem));
        } catch (OptimisticLockingFailureException e) {
            return refused(
                    task,
                    ProblemDocument.of(
                            HttpStatus.CONFLICT,
                            "ConcurrentChange",
                            "Somebody changed this at the same moment; try again."));
        }
    }

    static BulkResult.Item done(TaskId task, long version) {
        return new BulkResult.Item(task, HttpStatus.OK.value(), version, null);
    }

    private static BulkResult.Item refused(TaskId task, ProblemDetail problem) {
        return new BulkResult.Item(task, problem.getStatus(), null, problem);
    }
}
