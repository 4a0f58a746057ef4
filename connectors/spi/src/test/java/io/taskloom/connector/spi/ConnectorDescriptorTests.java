package io.taskloom.connector.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorDescriptorTests {

    private final ConnectorDescriptor connector = ConnectorDescriptor.of(new EchoConnector());
    private final OperationDescriptor shout = connector.operations().getFirst();

    @Test
    void annotationsDescribeEveryTypeOfProperty() {
        assertThat(shout.input())
                .extracting(PropertyDescriptor::name, PropertyDescriptor::type, PropertyDescriptor::required)
                .containsExactly(
                        tuple("words", PropertyDescriptor.Type.STRING, true),
                        tuple("song", PropertyDescriptor.Type.TEXT, false),
                        tuple("tone", PropertyDescriptor.Type.CHOICE, true),
                        tuple("times", PropertyDescriptor.Type.NUMBER, true),
                        tuple("twice", PropertyDescriptor.Type.BOOLEAN, false),
                        tuple("listeners", PropertyDescriptor.Type.LIST, false),
                        tuple("echoes", PropertyDescriptor.Type.MAP, false),
                        tuple("anything", PropertyDescriptor.Type.ANY, false),
                        tuple("pause", PropertyDescriptor.Type.STRING, false));
        assertThat(shout.input().get(2).choices()).containsExactly("loud", "very-loud");
        assertThat(shout.credentialType()).contains(EchoConnector.Voice.class);
    }

    @Test
    void performingPassesInputCallAndCredentialWhereTheMethodWantsThem() {
        var answer = shout.perform(words("Hey"), new EchoConnector.Voice(Secret.of("high")), new Call("key", 2));

        assertThat(answer).isEqualTo(new EchoConnector.Echo("Hey key 2 ***"));
    }

    @Test
    void expectedFailuresPassAndUnexpectedOnesCountAsRetryable() {
        assertThatThrownBy(() -> shout.perform(words("later"), null, new Call("key", 1)))
                .isInstanceOfSatisfying(ConnectorException.Retryable.class, failure -> assertThat(failure.retryAfter())
                        .hasSeconds(7));
        assertThatThrownBy(() -> shout.perform(words("bug"), null, new Call("key", 1)))
                .isInstanceOf(ConnectorException.Retryable.class)
                .hasMessage("echo.shout failed unexpectedly");
    }

    @Test
    void theElementTemplatePresetsTypeAndTopicAndBindsEveryInput() {
        var template = ElementTemplates.of(connector).getFirst();

        assertThat(template).containsEntry("id", "taskloom.echo.shout").containsEntry("name", "Shout");
        assertThat(properties(template))
                .anySatisfy(property -> assertThat(property)
                        .containsEntry("value", "connector:echo.shout")
                        .containsEntry("binding", Map.of("type", "property", "name", "camunda:topic")))
                .anySatisfy(property -> assertThat(property)
                        .containsEntry("label", "Tone")
                        .containsEntry("type", "Dropdown")
                        .containsEntry("value", "loud")
                        .containsEntry("binding", Map.of("type", "camunda:inputParameter", "name", "tone")))
                .anySatisfy(property -> assertThat(property)
                        .containsEntry("label", "Words")
                        .containsEntry("constraints", Map.of("notEmpty", true)));
    }

    @Test
    void theReferencePageHoldsASampleThatIsEscaped() {
        assertThat(ReferencePage.of(connector))
                .contains("# Echo", "Needs a credential of kind `voice`", "| `song` | text | optional |")
                .contains("<camunda:inputParameter name=\"words\">Hello &quot;you&quot;</camunda:inputParameter>");
    }

    @Test
    void anUndoGetsWhatTheOperationGotAndWhatItAnswered() {
        var undo = shout.undo().orElseThrow();

        assertThat(undo.title()).isEqualTo("Hush");
        assertThat(undo.appliesTo(Map.of("song", "La"))).isTrue();
        assertThat(undo.appliesTo(Map.of("song", " "))).isFalse();
        assertThat(undo.appliesTo(Map.of())).isFalse();
        assertThatThrownBy(() -> undo.perform(
                        words("Hey"),
                        new EchoConnector.Echo("there"),
                        new EchoConnector.Voice(Secret.of("high")),
                        new Call("undo-key", 1)))
                .isInstanceOf(ConnectorException.Permanent.class)
                .hasMessage("Hey there undo-key ***");
        assertThat(ReferencePage.of(connector)).contains("Undo: Hush, if `song` is given.");
    }

    @Test
    void anUndoThatFitsNoOperationIsRefusedByName() {
        assertThatThrownBy(() -> ConnectorDescriptor.of(new Forgetful()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("undo of forgetful.say must take");
    }

    @ConnectorInfo(name = "forgetful", title = "Forgetful", description = "", icon = "echo.svg")
    static final class Forgetful implements Connector {

        @Operation(value = "say", title = "Say", description = "")
        EchoConnector.Echo say(EchoConnector.Echo said) {
            return said;
        }

        @Undo(value = "say", title = "Unsay")
        void unsay(EchoConnector.Echo said) {}
    }

    @Test
    void aConnectorWithoutAnnotationsIsRefusedByName() {
        assertThatThrownBy(() -> ConnectorDescriptor.of(new Connector() {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lacks @ConnectorInfo");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> properties(Map<String, Object> template) {
        return (List<Map<String, Object>>) template.getOrDefault("properties", List.of());
    }

    private static EchoConnector.Shout words(String words) {
        return new EchoConnector.Shout(words, null, EchoConnector.Tone.LOUD, 1, null, null, null, null, null);
    }
}
