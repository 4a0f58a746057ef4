package io.taskloom.engine.connector;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/connectors")
class ConnectorController {

    private final Connectors connectors;

    ConnectorController(Connectors connectors) {
        this.connectors = connectors;
    }

    @GetMapping
    Items list() {
        return new Items(connectors.list());
    }

    /** An array, as template files are: one template per operation. */
    @GetMapping("/{name}/element-template")
    List<Map<String, Object>> elementTemplates(@PathVariable String name) {
        return connectors.elementTemplates(name);
    }

    /** A collection that is always complete: {@code next} stays null. */
    record Items(List<Connectors.ConnectorView> items) {}
}
