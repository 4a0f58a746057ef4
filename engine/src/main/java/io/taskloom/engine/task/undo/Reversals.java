package io.taskloom.engine.task.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskloom.engine.bpm.StepUndo;
import io.taskloom.engine.bpm.StepUndo.Done;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.task.ChangeView;
import io.taskloom.engine.task.EditTask;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.Priority;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskChanges;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.web.Patch;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Works out from the history of a task how what a step did with it is taken back. Which change was the step's, the version tells
 * that the step brought; a change that is not of that run is nobody's to take back. In the caller's transaction.
 */
@Component
class Reversals {

    private static final String SINCE = "It was changed since.";

    private final Tasks tasks;
    private final TaskChanges changes;
    private final ObjectMapper json;

    Reversals(Tasks tasks, TaskChanges changes, ObjectMapper json) {
        this.tasks = tasks;
        this.changes = changes;
        this.json = json;
    }

    /**
     * @param ahead what others have taken back before, or would have
     * @param made whether the step made the task
     * @throws NotFound if it is not there any more, or the actor does not see it
     */
    Reversal of(Actor actor, Done step, Map<String, Object> ahead, boolean made) {
        Brought brought = Brought.of(step.result());
        if (brought == null) {
            return new Reversal.Impossible(StepUndo.NOT_KEPT);
        }
        TaskView now = tasks.get(actor, brought.task());
        if (!now.workspaceId().equals(step.workspace())) {
            throw new NotFound("task", brought.task());
        }
        if (now.archivedAt() != null) {
            return new Reversal.Impossible("The task is in the archive; restore it first.");
        }
        return made ? made(actor, step, now) : changed(step, brought, now, ahead);
    }

    private Reversal made(Actor actor, Done step, TaskView now) {
        boolean own = now.origin().kind().equals("run")
                && step.run().value().equals(now.origin().id());
        if (!own) {
            return new Reversal.Nothing();
        }
        return changes.touched(now.id(), step.run(), actor.person(), step.asked())
                ? new Reversal.Impossible("Somebody else has worked on the task since; it stays.")
                : new Reversal.Bin(now.id());
    }

    private Reversal changed(Done step, Brought brought, TaskView now, Map<String, Object> ahead) {
        ChangeView change = changes.made(brought.task(), brought.version());
        boolean own = change.actor().kind().equals("run")
                && change.actor().id().equals(step.run().toString());
        // Two steps bring the same version if the second one changed nothing.
        if (!own || ahead.put("%s at %d".formatted(brought.task(), brought.version()), true) != null) {
            return new Reversal.Nothing();
        }
        ObjectNode values = json.valueToTree(Values.of(now));
        Map<String, JsonNode> back = new LinkedHashMap<>();
        Map<String, String> left = new LinkedHashMap<>();
        for (FieldChange field : change.fields()) {
            if (Values.NAMES.contains(field.field())) {
                String key = "%s %s".formatted(brought.task(), field.field());
                Object is = ahead.getOrDefault(key, values.path(field.field()));
                if (is.equals(json.valueToTree(field.to()))) {
                    JsonNode before = json.valueToTree(field.from());
                    back.put(field.field(), before);
                    ahead.put(key, before);
                } else {
                    left.put(field.field(), SINCE);
                }
            }
        }
        return back.isEmpty() && left.isEmpty()
                ? new Reversal.Nothing()
                : new Reversal.Fields(brought.task(), back, left);
    }

    /** @param back values of fields as they stand in JSON */
    EditTask edit(Map<String, JsonNode> back) {
        return new EditTask(
                patch(back, "title", String.class),
                patch(back, "description", String.class),
                patch(back, "status", Status.class),
                patch(back, "priority", Priority.class),
                patch(back, "startAt", Instant.class),
                patch(back, "dueAt", Instant.class),
                patch(back, "timeZone", String.class),
                back.containsKey("assignees")
                        ? Patch.of(Stream.of(json.convertValue(back.get("assignees"), PersonId[].class))
                                .toList())
                        : Patch.absent(),
                Patch.absent(),
                Patch.absent(),
                patch(back, "estimate", String.class),
                Patch.absent());
    }

    private <T> Patch<T> patch(Map<String, JsonNode> back, String field, Class<T> type) {
        return back.containsKey(field) ? Patch.of(json.convertValue(back.get(field), type)) : Patch.absent();
    }

    /** The task and its version, as steps bring them. */
    private record Brought(TaskId task, long version) {

        static @Nullable Brought of(@Nullable Object result) {
            if (result instanceof Map<?, ?> snapshot
                    && snapshot.get("id") instanceof String id
                    && snapshot.get("version") instanceof Number version) {
                return new Brought(TaskId.of(id), version.longValue());
            }
            return null;
        }
    }

    /** The fields that steps change, under the names that changes give them. */
    private record Values(
            String title,
            @Nullable String description,
            Status status,
            Priority priority,
            @Nullable Instant startAt,
            @Nullable Instant dueAt,
            @Nullable String timeZone,
            List<PersonId> assignees,
            @Nullable Duration estimate) {

        static final Set<String> NAMES = Stream.of(Values.class.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toUnmodifiableSet());

        static Values of(TaskView task) {
            return new Values(
                    task.title(),
                    task.description(),
                    task.status(),
                    task.priority(),
                    task.startAt(),
                    task.dueAt(),
                    task.timeZone(),
                    task.assignees().stream().map(PersonView::id).toList(),
                    task.estimate());
        }
    }
}
