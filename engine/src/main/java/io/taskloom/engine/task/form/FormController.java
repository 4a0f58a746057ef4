package io.taskloom.engine.task.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.bpm.Forms.Form;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@Tag(name = "Tasks")
class FormController {

    private final TaskForms forms;

    FormController(TaskForms forms) {
        this.forms = forms;
    }

    @GetMapping("/api/v1/tasks/{task}/form")
    @Operation(
            summary = "What a step of an automation asks for",
            description = "A form-js form, and what the run knows already; 404 where there is none. Its answers go with"
                    + " complete.")
    StepForm form(Actor actor, @PathVariable TaskId task) {
        Form form = forms.get(actor, task);
        return new StepForm(form.schema(), form.data());
    }

    /** @param schema form-js JSON @param data the run's variables that the form names */
    record StepForm(
            @Schema(types = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
            JsonNode schema,

            Map<String, Object> data) {}
}
