package io.taskloom.engine.task;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Patch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes what the step fills in. Done twice it changes nothing more. */
@Component
class UpdateTaskAction implements Action<UpdateTaskStep, TaskSnapshot> {

    private final Tasks tasks;
    private final NamedPeople people;

    UpdateTaskAction(Tasks tasks, NamedPeople people) {
        this.tasks = tasks;
        this.people = people;
    }

    @Override
    public String name() {
        return "update-task";
    }

    @Override
    public String title() {
        return "Change task";
    }

    @Override
    public Class<UpdateTaskStep> input() {
        return UpdateTaskStep.class;
    }

    @Override
    public TaskSnapshot perform(Call call, UpdateTaskStep input) {
        TaskId id = new TaskStep(input.taskId()).id();
        TaskStep.inside(call, tasks.get(call.actor(), id));
        var edit = new EditTask(
                filled(input.title()),
                filled(input.description()),
                given(input.status()),
                given(input.priority()),
                Patch.absent(),
                given(input.dueAt()),
                Patch.absent(),
                input.assignees() == null ? Patch.absent() : Patch.of(people.all(input.assignees())),
                Patch.absent(),
                Patch.absent(),
                filled(input.estimate()),
                Patch.absent());
        return tasks.edit(call.actor(), id, edit, IfMatch.any()).snapshot();
    }

    private static <T> Patch<T> given(@Nullable T value) {
        return value == null ? Patch.absent() : Patch.of(value);
    }

    private static Patch<String> filled(@Nullable String text) {
        return text == null || text.isBlank() ? Patch.absent() : Patch.of(text);
    }
}
