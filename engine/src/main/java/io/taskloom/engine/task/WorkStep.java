package io.taskloom.engine.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Where a task stands in its project's work flow: in a column of it.
 *
 * @param definition the version it follows
 * @param id of the user task, BPMN
 * @param waits false while machines are at work on the way from there to the next column
 */
@Schema(name = "TaskWorkStep")
public record WorkStep(@JsonIgnore String definition, String id, String name, boolean waits) {

    WorkStep left() {
        return new WorkStep(definition, id, name, false);
    }
}
