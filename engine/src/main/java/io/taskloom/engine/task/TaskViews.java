package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.tag.TagId;
import io.taskloom.engine.task.tag.TagView;
import io.taskloom.engine.task.tag.Tags;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names to the people on tasks. */
@Component
class TaskViews {

    private final People people;
    private final Tags tags;
    private final FieldLabels fields;
    private final Clock clock;

    TaskViews(People people, Tags tags, FieldLabels fields, Clock clock) {
        this.people = people;
        this.tags = tags;
        this.fields = fields;
        this.clock = clock;
    }

    TaskView of(Task task) {
        return of(List.of(task)).getFirst();
    }

    List<TaskView> of(List<Task> tasks) {
        Set<PersonId> named = new LinkedHashSet<>();
        Set<TagId> marks = new HashSet<>();
        for (Task task : tasks) {
            named.addAll(task.details().assignees());
            if (task.reporter() != null) {
                named.add(task.reporter());
            }
            if (task.around().lease() != null) {
                named.add(task.around().lease().holder());
            }
            marks.addAll(task.details().tags());
        }
        Map<PersonId, PersonView> known = named.isEmpty() ? Map.of() : people.find(named);
        Map<TagId, TagView> labels = tags.named(marks);
        FieldLabels.Known values =
                fields.of(tasks.stream().map(task -> task.details().fields()).toList());
        return tasks.stream().map(task -> view(task, known, labels, values)).toList();
    }

    private TaskView view(
            Task task, Map<PersonId, PersonView> known, Map<TagId, TagView> labels, FieldLabels.Known values) {
        Details details = task.details();
        Flow flow = task.flow();
        return new TaskView(
                task.id(),
                task.project(),
                task.workspace(),
                details.title(),
                details.description(),
                task.status(),
                details.priority(),
                details.schedule().startAt(),
                details.schedule().dueAt(),
                details.schedule().timeZone(),
                task.overdue(),
                details.assignees().stream()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .toList(),
                task.reporter() == null ? null : known.get(task.reporter()),
                task.kind(),
                flow == null ? null : flow.formKey(),
                task.origin(),
                new TaskView.Process(flow == null ? null : flow.instance()),
                task.version(),
                task.createdAt(),
                task.updatedAt(),
                task.completedAt(),
                details.tags().stream()
                        .map(labels::get)
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparing(tag -> tag.name().toLowerCase(Locale.ROOT)))
                        .toList(),
                task.place().section(),
                task.place().rank(),
                task.place().parent(),
                task.around().subtasks(),
                task.around().blocked(),
                task.around().comments(),
                task.around().recurring(),
                details.estimate(),
                task.around().timeSpent(),
                task.around().attachments(),
                task.shelf().archivedAt(),
                task.shelf().deletedAt(),
                lease(task.around().lease(), known),
                values.of(details.fields()),
                task.open() ? task.step() : null);
    }

    private @Nullable LeaseView lease(@Nullable Lease lease, Map<PersonId, PersonView> known) {
        PersonView holder = lease == null ? null : known.get(lease.holder());
        return lease == null || holder == null || !lease.until().isAfter(clock.instant())
                ? null
                : new LeaseView(holder, lease.until());
    }
}
