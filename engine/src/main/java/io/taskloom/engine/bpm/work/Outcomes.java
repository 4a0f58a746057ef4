package io.taskloom.engine.bpm.work;

import io.taskloom.engine.bpm.RunJournal;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.bpm.engine.Commands;
import io.taskloom.engine.bpm.work.RecordOutcome.Answer;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.Locked;
import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.problem.TooManyRequests;
import io.taskloom.engine.problem.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records what became of a step. Whatever hinders that, the step itself is not done again for it. */
@Component
class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final Commands commands;
    private final Locks locks;
    private final Nudges nudges;
    private final Actions actions;
    private final ShortTransactions shortly;
    private final TransactionTemplate transaction;
    private final ObjectProvider<RunJournal> journal;
    private final Clock clock;

    Outcomes(
            Commands commands,
            Locks locks,
            Nudges nudges,
            Actions actions,
            ShortTransactions shortly,
            TransactionTemplate transaction,
            ObjectProvider<RunJournal> journal,
            Clock clock) {
        this.commands = commands;
        this.locks = locks;
        this.nudges = nudges;
        this.actions = actions;
        this.shortly = shortly;
        this.transaction = transaction;
        this.journal = journal;
        this.clock = clock;
    }

    void record(Step step, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> attempt(step, () -> write(step, new Ending.Completed(done.output())), false);
            case Outcome.Error error ->
                attempt(step, () -> write(step, new Ending.Thrown(error.code(), error.message())), false);
            case Outcome.Failed failed -> fail(step, failed.message(), failed.retryable(), failed.retryAfter());
        }
    }

    /** The action and the step's end are one transaction: both happen, once, or neither. */
    void performAction(Step step) {
        attempt(
                step,
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    Object result = actions.performFor(step);
                    Answer answer = write(step, new Ending.Completed(result));
                    if (answer != Answer.RECORDED) {
                        status.setRollbackOnly();
                    }
                    return answer;
                })),
                true);
    }

    private void attempt(Step step, ShortTransactions.Work<Answer> work, boolean again) {
        try {
            Answer answer = shortly.run(work);
            if (answer != Answer.RECORDED) {
                LOG.info("Outcome of step {} ({}) dropped: {}", step.id(), step.topic(), answer);
            }
        } catch (SuspendedEntityInteractionException e) {
            locks.release(List.of(step.id()));
        } catch (Problem problem) {
            fail(step, message(problem), passing(problem), null);
        } catch (RuntimeException e) {
            fail(step, String.valueOf(e.getMessage()), again, null);
        }
    }

    private void fail(Step step, String message, boolean retryable, @Nullable Duration retryAfter) {
        boolean retried = retryable && !step.last();
        Duration wait = retried ? step.retry().waitAfter(step.attempt(), retryAfter) : Duration.ZERO;
        try {
            shortly.run(() -> write(step, new Ending.Failed(message, retried, wait)));
        } catch (SuspendedEntityInteractionException e) {
            locks.release(List.of(step.id()));
        }
        if (retried) {
            nudges.in(wait);
        }
    }

    private Answer write(Step step, Ending ending) {
        return commands.execute(
                new RecordOutcome(step, ending, locks.node(), journal.getIfAvailable(), clock.instant()));
    }

    /** Whether the same step may well succeed a little later, without anybody changing anything. */
    private static boolean passing(Problem problem) {
        return problem instanceof Unavailable || problem instanceof TooManyRequests || problem instanceof Locked;
    }

    private static String message(Problem problem) {
        return problem instanceof InvalidInput invalid && !invalid.errors().isEmpty()
                ? invalid.errors().stream()
                        .map(error -> "%s %s"
                                .formatted(error.field(), error.message())
                                .strip())
                        .collect(Collectors.joining("; "))
                : problem.detail();
    }
}
