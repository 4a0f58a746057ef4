package io.taskloom.engine.task.undo;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.bpm.StepUndo;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.Shelves;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskLog;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.web.IfMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes back what {@code taskloom:} steps did with tasks: what was made goes to the bin, unless somebody has worked on it since;
 * what was changed gets its earlier values, except for fields that have changed since. Both by the use cases of people, so that
 * the history, events and rules are theirs.
 */
@Component
class TaskStepUndo implements StepUndo {

    private static final String CREATE = "taskloom:create-task";
    private static final String READ = "taskloom:read-task";
    private static final Set<String> TOPICS = Set.of(CREATE, READ, "taskloom:update-task", "taskloom:complete-task");

    private final Tasks tasks;
    private final Shelves shelves;
    private final TaskLog log;
    private final Reversals reversals;
    private final TransactionTemplate transaction;

    TaskStepUndo(Tasks tasks, Shelves shelves, TaskLog log, Reversals reversals, TransactionTemplate transaction) {
        this.tasks = tasks;
        this.shelves = shelves;
        this.log = log;
        this.reversals = reversals;
        this.transaction = transaction;
    }

    @Override
    public boolean handles(String topic) {
        return TOPICS.contains(topic);
    }

    @Override
    public Optional<Outcome> look(Actor actor, Done step, Map<String, Object> ahead) {
        if (step.topic().equals(READ)) {
            return Optional.empty();
        }
        Reversal back = found(() -> reversal(actor, step, ahead));
        return switch (back) {
            case Reversal.Nothing ignored -> Optional.empty();
            case Reversal.Impossible impossible -> Optional.of(impossible.comesTo());
            case Reversal.Bin bin ->
                Optional.of(refusal(() -> shelves.delete(actor, bin.task(), IfMatch.any()))
                        .<Outcome>map(Outcome.Impossible::new)
                        .orElseGet(bin::comesTo));
            case Reversal.Fields fields ->
                Optional.of(fields.without(refusals(actor, fields)).comesTo());
        };
    }

    @Override
    public Outcome undo(Actor actor, Done step, Consumer<Outcome> record) {
        try {
            return write(actor, step, Map.of(), record);
        } catch (NotFound gone) {
            return Reversal.GONE;
        } catch (Problem refused) {
            return withoutRefused(actor, step, refused, record);
        }
    }

    /** One of several fields may be refused: what is said of each is found out, and the others go back. */
    private Outcome withoutRefused(Actor actor, Done step, Problem refused, Consumer<Outcome> record) {
        Reversal back = found(() -> reversal(actor, step, new HashMap<>()));
        Map<String, String> refusals = back instanceof Reversal.Fields fields ? refusals(actor, fields) : Map.of();
        try {
            return refusals.isEmpty()
                    ? new Outcome.Failed(refused.detail(), false, null)
                    : write(actor, step, refusals, record);
        } catch (Problem again) {
            return new Outcome.Failed(again.detail(), false, null);
        }
    }

    /** @param refused by field why it can't go back; those are left */
    private Outcome write(Actor actor, Done step, Map<String, String> refused, Consumer<Outcome> record) {
        return in(() -> {
            Reversal back = reversal(actor, step, new HashMap<>()).without(refused);
            TaskId changed =
                    switch (back) {
                        case Reversal.Bin bin -> {
                            shelves.delete(actor, bin.task(), IfMatch.any());
                            yield bin.task();
                        }
                        case Reversal.Fields fields
                        when !fields.back().isEmpty() -> {
                            tasks.edit(actor, fields.task(), reversals.edit(fields.back()), IfMatch.any());
                            yield fields.task();
                        }
                        case Reversal.Fields ignored -> null;
                        case Reversal.Impossible ignored -> null;
                        case Reversal.Nothing ignored -> null;
                    };
            if (changed != null) {
                note(actor, changed, step);
            }
            Outcome outcome = back.comesTo();
            record.accept(outcome);
            return outcome;
        });
    }

    /** By field what it is answered when it alone is to go back; none if all of them may. */
    private Map<String, String> refusals(Actor actor, Reversal.Fields fields) {
        if (fields.back().isEmpty()
                || refused(actor, fields.task(), fields.back()).isEmpty()) {
            return Map.of();
        }
        Map<String, String> refusals = new HashMap<>();
        fields.back().forEach((field, value) -> refused(actor, fields.task(), Map.of(field, value))
                .ifPresent(why -> refusals.put(field, why)));
        return refusals;
    }

    private Optional<String> refused(Actor actor, TaskId task, Map<String, JsonNode> back) {
        return refusal(() -> tasks.edit(actor, task, reversals.edit(back), IfMatch.any()));
    }

    /** What is said against it, found out in a transaction that is taken back; empty for nothing. */
    private Optional<String> refusal(Runnable change) {
        try {
            transaction.executeWithoutResult(status -> {
                change.run();
                status.setRollbackOnly();
            });
            return Optional.empty();
        } catch (Problem problem) {
            return Optional.of(problem.detail());
        }
    }

    private void note(Actor actor, TaskId task, Done step) {
        List<FieldChange> about = new ArrayList<>();
        about.add(new FieldChange("run", null, step.run().toString()));
        about.add(new FieldChange("automation", null, step.automation()));
        log.note(actor, task, "run_undone", about);
    }

    private Reversal reversal(Actor actor, Done step, Map<String, Object> ahead) {
        return reversals.of(actor, step, ahead, step.topic().equals(CREATE));
    }

    private Reversal found(Supplier<Reversal> reversal) {
        try {
            return in(reversal);
        } catch (NotFound gone) {
            return new Reversal.Impossible(Reversal.GONE.why());
        }
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
