package io.taskloom.engine.task.field;

import io.taskloom.engine.problem.Conflict;
import io.taskloom.engine.task.TaskId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class RequiredFieldsMissing extends Conflict {

    private final TaskId task;
    private final List<Missing> fields;

    RequiredFieldsMissing(TaskId task, List<Missing> fields) {
        super("Before it is done, it needs: %s."
                .formatted(fields.stream().map(Missing::name).collect(Collectors.joining(", "))));
        this.task = task;
        this.fields = List.copyOf(fields);
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("task", task.toString(), "fields", fields);
    }

    record Missing(FieldId id, String name, CustomFieldType type) {}
}
