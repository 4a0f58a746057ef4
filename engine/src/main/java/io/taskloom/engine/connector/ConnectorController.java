package io.taskloom.engine.connector;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.AUTOMATIONS)
@Tag(name = "Connectors", description = "What an automation's steps can do.")
@RequestMapping("/api/v1/connectors")
class ConnectorController {

    private final Connectors connectors;

    ConnectorController(Connectors connectors) {
        this.connectors = connectors;
    }

    @GetMapping
    @Operation(summary = "What a step can do: connectors and actions", description = "All on one page.")
    Page<Connectors.ConnectorView> list() {
        return new Page<>(connectors.list(), null);
    }

    @GetMapping("/{connector}/element-template")
    @Operation(
            summary = "Its forms for the modeler",
            description = "An array, as template files are: one element template (Camunda's schema) per operation.")
    List<Map<String, Object>> elementTemplates(@PathVariable String connector) {
        return connectors.elementTemplates(connector);
    }
}
