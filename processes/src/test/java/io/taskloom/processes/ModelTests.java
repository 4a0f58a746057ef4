package io.taskloom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What javac can't see: reads every model that ships. */
class ModelTests {

    private static final Path MODELS = Path.of("src/main/resources/processes");

    /** The one place that names what our own models may call. */
    private static final Set<String> TOPICS = Set.of(
            "taskloom:remind",
            "taskloom:note-reminded",
            "taskloom:mark-overdue",
            "taskloom:expire-invitation",
            "taskloom:note-invitation-mail",
            "taskloom:begin-account-erasure",
            "taskloom:note-account-erased",
            "taskloom:note-run-undone",
            "undo:next-step",
            "account:close",
            "account:reopen",
            "account:erase-sign-in",
            "account:erase-workspaces",
            "account:erase-traces",
            "connector:email.send");

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theFileIsNamedAfterItsOneExecutableProcess(Path file) throws IOException {
        Process process = onlyProcess(read(file));

        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getId() + ".bpmn").isEqualTo(file.getFileName().toString());
        assertThat(process.getName()).isNotBlank();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("models")
    void idsAreKebabCaseAndWhatAPersonSeesHasAName(Path file) throws IOException {
        for (FlowNode node : read(file).getModelElementsByType(FlowNode.class)) {
            assertThat(node.getId()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
            if (!(node.getParentElement() instanceof SubProcess sub && !sub.triggeredByEvent())) {
                assertThat(node.getName()).as(node.getId()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void stepsUseKnownTopicsAndNetworkStepsSayHowOftenTheyTry(Path file) throws IOException {
        for (ServiceTask step : read(file).getModelElementsByType(ServiceTask.class)) {
            assertThat(step.getCamundaType()).as(step.getId()).isEqualTo("external");
            assertThat(TOPICS).contains(step.getCamundaTopic());
            assertThat(step.getCamundaClass()).isNull();
            assertThat(step.getCamundaExpression()).isNull();
            assertThat(step.getCamundaDelegateExpression()).isNull();
            if (!step.getCamundaTopic().startsWith("taskloom:")) {
                assertThat(step.getExtensionElements().getDomElement().getChildElements())
                        .isNotEmpty();
                assertThat(read(file).getModelElementsByType(CamundaProperty.class))
                        .anySatisfy(property ->
                                assertThat(property.getCamundaName()).isEqualTo("retry"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void formsExist(Path file) throws IOException {
        for (UserTask task : read(file).getModelElementsByType(UserTask.class)) {
            if (task.getCamundaFormRef() != null) {
                assertThat(MODELS.resolve(task.getCamundaFormRef() + ".form")).exists();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFlowNodeIsDrawn(Path file) throws IOException {
        BpmnModelInstance model = read(file);
        List<String> drawn = model.getModelElementsByType(BpmnShape.class).stream()
                .map(shape -> shape.getBpmnElement().getId())
                .toList();

        assertThat(model.getModelElementsByType(FlowNode.class))
                .allSatisfy(node -> assertThat(drawn).contains(node.getId()));
    }

    private static BpmnModelInstance read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Bpmn.readModelFromStream(in);
        }
    }

    private static Process onlyProcess(BpmnModelInstance model) {
        assertThat(model.getModelElementsByType(Process.class)).hasSize(1);
        return model.getModelElementsByType(Process.class).iterator().next();
    }
}
