package io.taskloom.engine.task;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.InvalidInput;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
class CreateTaskAction implements Action<CreateTaskStep, TaskSnapshot> {

    private final Tasks tasks;
    private final NamedPeople people;
    private final ObjectProvider<StepHome> homes;

    CreateTaskAction(Tasks tasks, NamedPeople people, ObjectProvider<StepHome> homes) {
        this.tasks = tasks;
        this.people = people;
        this.homes = homes;
    }

    @Override
    public String name() {
        return "create-task";
    }

    @Override
    public String title() {
        return "Create task";
    }

    @Override
    public Class<CreateTaskStep> input() {
        return CreateTaskStep.class;
    }

    @Override
    public TaskSnapshot perform(Call call, CreateTaskStep input) {
        TaskView made = tasks.madeBy(call.actor(), call.step())
                .orElseGet(() -> tasks.create(call.actor(), project(call, input.projectId()), command(call, input)));
        return TaskStep.inside(call, made).snapshot();
    }

    private CreateTask command(Call call, CreateTaskStep input) {
        String description = input.description();
        String estimate = input.estimate();
        return new CreateTask(
                input.title(),
                description == null || description.isBlank() ? null : description,
                input.priority(),
                null,
                input.dueAt(),
                null,
                input.assignees() == null ? List.of() : people.all(input.assignees()),
                List.of(),
                List.of(),
                null,
                null,
                estimate == null || estimate.isBlank() ? null : Estimate.parse(estimate.strip()),
                Map.of(),
                call.step());
    }

    private ProjectId project(Call call, @Nullable String named) {
        if (named != null && !named.isBlank()) {
            try {
                return ProjectId.of(named.strip());
            } catch (IllegalArgumentException e) {
                throw new InvalidInput("projectId", "format", "This is no id of a project.");
            }
        }
        StepHome home = homes.getIfAvailable();
        ProjectId own = home == null ? null : home.projectOf(call.instance());
        if (own == null) {
            throw new InvalidInput("projectId", "required", "The automation has no project of its own: name one.");
        }
        return own;
    }
}
