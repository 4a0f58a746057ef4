package io.taskloom.engine.connector;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.connector.spi.ConnectorDescriptor;
import io.taskloom.connector.spi.ElementTemplates;
import io.taskloom.connector.spi.PropertyDescriptor;
import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.problem.NotFound;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Service;

/** What steps a designer can choose from: the connectors' operations, and Taskloom's own actions. */
@Service
public class Connectors {

    private static final String ACTION_ICON = "data:image/svg+xml;utf8,"
            + "%3Csvg xmlns='http://www.w3.org/2000/svg' width='18' height='18' viewBox='0 0 24 24' fill='none' "
            + "stroke='%234263eb' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'%3E"
            + "%3Crect x='3' y='3' width='18' height='18' rx='4'/%3E%3Cpath d='m8 12 3 3 5-6'/%3E%3C/svg%3E";

    private final ConnectorCatalog catalog;
    private final List<Action<?, ?>> actions;

    Connectors(ConnectorCatalog catalog, List<Action<?, ?>> actions) {
        this.catalog = catalog;
        this.actions = actions.stream()
                .filter(Action::offered)
                .sorted(Comparator.comparing(Action::name))
                .toList();
    }

    /** Every connector and action, without secrets: the same for everybody who is signed in. */
    public List<ConnectorView> list() {
        return Stream.concat(
                        catalog.all().stream().map(ConnectorView::of),
                        actions.stream().map(action -> ConnectorView.of(action, ACTION_ICON)))
                .toList();
    }

    /**
     * The element templates of one connector (one per operation) or action, for the modeler.
     *
     * @throws NotFound if there is none of that name
     */
    public List<Map<String, Object>> elementTemplates(String name) {
        var connector = catalog.all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        if (connector.isPresent()) {
            return ElementTemplates.of(connector.get());
        }
        return actions.stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .map(action -> List.of(ElementTemplates.template(
                        "taskloom:" + action.name(),
                        action.title(),
                        "Happens in Taskloom itself, with the rights of who published the automation.",
                        ACTION_ICON,
                        PropertyDescriptor.of(action.input()),
                        output(action))))
                .orElseThrow(() -> new NotFound("connector", name));
    }

    private static List<PropertyDescriptor> output(Action<?, ?> action) {
        var type = ResolvableType.forInstance(action)
                .as(Action.class)
                .getGeneric(1)
                .resolve(Object.class);
        return type.isRecord() ? PropertyDescriptor.of(type) : List.of();
    }

    /**
     * A connector or action as the palette shows it.
     *
     * @param icon data URI
     * @param kind {@code connector} or {@code action}
     */
    @Schema(name = "Connector")
    public record ConnectorView(
            String name,
            String title,
            String description,
            String icon,

            @Schema(allowableValues = {"connector", "action"})
            String kind,

            List<OperationView> operations) {

        static ConnectorView of(ConnectorDescriptor connector) {
            var operations = connector.operations().stream()
                    .map(operation -> new OperationView(
                            "connector:" + operation.id(), operation.title(), operation.description()))
                    .toList();
            return new ConnectorView(
                    connector.name(),
                    connector.title(),
                    connector.description(),
                    connector.icon(),
                    "connector",
                    operations);
        }

        static ConnectorView of(Action<?, ?> action, String icon) {
            var operation = new OperationView("taskloom:" + action.name(), action.title(), "");
            return new ConnectorView(action.name(), action.title(), "", icon, "action", List.of(operation));
        }
    }

    /** @param topic of a step that performs it */
    @Schema(name = "ConnectorOperation")
    public record OperationView(String topic, String title, String description) {}
}
