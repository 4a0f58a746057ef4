package io.taskloom.connector.spi;

import java.util.List;

/** Generates a connector's reference page in Markdown; kept below {@code docs/reference/connectors}, compared by a test. */
public final class ReferencePage {

    private ReferencePage() {}

    public static String of(ConnectorDescriptor connector) {
        var page = new StringBuilder("<!-- Generated from the connector's annotations. -->\n\n# %s\n\n%s\n"
                .formatted(connector.title(), connector.description()));
        for (var operation : connector.operations()) {
            page.append("\n## %s\n\n%s\n\nTopic `connector:%s`.\n"
                    .formatted(operation.title(), operation.description(), operation.id()));
            operation
                    .credentialType()
                    .map(type -> type.getAnnotation(CredentialKind.class).value())
                    .ifPresent(kind -> page.append("Needs a credential of kind `%s`.\n".formatted(kind)));
            page.append(undo(operation));
            page.append(table("Input", operation.input())).append(table("Result", operation.output()));
            page.append("\n### Sample\n\n```xml\n%s```\n".formatted(sample(operation)));
        }
        return page.toString();
    }

    private static String undo(OperationDescriptor operation) {
        return operation
                .undo()
                .map(undo -> "Undo: %s%s.\n"
                        .formatted(
                                undo.title(),
                                undo.needs().isEmpty() ? "" : ", if `%s` is given".formatted(undo.needs())))
                .orElse("Can't be undone.\n");
    }

    /** The step as it stands in a model, with every property that has an example. */
    public static String sample(OperationDescriptor operation) {
        var parameters = new StringBuilder();
        operation.input().stream()
                .filter(property -> !property.example().isEmpty())
                .forEach(property ->
                        parameters.append("      <camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>\n"
                                .formatted(property.name(), escape(property.example()))));
        return """
                <bpmn:serviceTask id="step" name="%s" camunda:type="external" camunda:topic="connector:%s">
                  <bpmn:extensionElements>
                    <camunda:inputOutput>
                %s      <camunda:outputParameter name="answer">=result</camunda:outputParameter>
                    </camunda:inputOutput>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                """.formatted(escape(operation.title()), operation.id(), parameters);
    }

    private static String table(String title, List<PropertyDescriptor> properties) {
        var table = new StringBuilder(
                "\n### %s\n\n| name | type | | meaning |\n| --- | --- | --- | --- |\n".formatted(title));
        for (var property : properties) {
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            property.name(),
                            type(property),
                            property.required() ? "" : "optional",
                            property.description()));
        }
        return table.toString();
    }

    private static String type(PropertyDescriptor property) {
        return switch (property.type()) {
            case STRING, TEXT -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case CHOICE -> "`" + String.join("`, `", property.choices()) + "`";
            case LIST -> "list";
            case MAP -> "context";
            case ANY -> "any";
        };
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
