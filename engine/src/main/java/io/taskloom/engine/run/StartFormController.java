package io.taskloom.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.RUNS)
@Tag(name = "Runs")
class StartFormController {

    private final StartForms forms;

    StartFormController(StartForms forms) {
        this.forms = forms;
    }

    @GetMapping("/api/v1/automations/{automation}/start/form")
    @Operation(
            summary = "What a start by hand asks for",
            description =
                    "A form-js form of the version that new runs use, for who may start it; 404 where there is none."
                            + " Its answers go with start.")
    StartForm form(Actor actor, @PathVariable AutomationId automation) {
        return new StartForm(forms.get(actor, automation).schema());
    }

    /** @param schema form-js JSON */
    record StartForm(
            @Schema(types = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
            JsonNode schema) {}
}
