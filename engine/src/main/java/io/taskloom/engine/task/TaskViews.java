package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts names to the people on tasks. */
@Component
class TaskViews {

    private final People people;

    TaskViews(People people) {
        this.people = people;
    }

    TaskView of(Task task) {
        return of(List.of(task)).getFirst();
    }

    List<TaskView> of(List<Task> tasks) {
        Set<PersonId> named = new LinkedHashSet<>();
        for (Task task : tasks) {
            named.addAll(task.details().assignees());
            if (task.reporter() != null) {
                named.add(task.reporter());
            }
        }
        Map<PersonId, PersonView> known = named.isEmpty() ? Map.of() : people.find(named);
        return tasks.stream().map(task -> view(task, known)).toList();
    }

    private static TaskView view(Task task, Map<PersonId, PersonView> known) {
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
                task.completedAt());
    }
}
