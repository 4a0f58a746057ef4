package io.taskloom.engine.bpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.model.HostileModels;
import io.taskloom.engine.bpm.model.HostileModels.Hostile;
import io.taskloom.engine.bpm.model.Models;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@BpmTest
@Import(UserModelsTests.Steps.class)
class UserModelsTests {

    private final WorkspaceId workspace = new WorkspaceId(Ids.next());

    @Autowired
    Deployments deployments;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @AfterEach
    void nothingWasReached() {
        assertThat(System.getProperty(HostileModels.TRACE)).isNull();
    }

    static Stream<Hostile> hostile() {
        return HostileModels.all();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aDeploymentThatGoesRoundPublishingIsRefusedToo(Hostile model) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .name("taskloom")
                        .source("taskloom")
                        .tenantId(workspace.toString())
                        .addInputStream("processes/x.bpmn", new java.io.ByteArrayInputStream(model.bpmn()))
                        .deploy())
                .isInstanceOfSatisfying(ModelRefused.class, refused -> assertThat(refused.findings())
                        .extracting(ModelFinding::rule)
                        .contains(model.rule()));
    }

    @Test
    void aDeploymentForNoWorkspaceIsRefusedUnlessItIsOurOwn() {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .source("taskloom")
                        .addString("processes/errand.bpmn", Models.task("", ""))
                        .deploy())
                .isInstanceOfSatisfying(ModelRefused.class, refused -> assertThat(rules(refused))
                        .contains("workspace"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.cmmn", "x.js", "x.groovy", "x.html", "x"})
    void nothingButBpmnIsDeployed(String resource) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .tenantId(workspace.toString())
                        .addString("good.bpmn", Models.task("", ""))
                        .addString(resource, "anything")
                        .deploy())
                .isInstanceOfSatisfying(ModelRefused.class, refused -> assertThat(rules(refused))
                        .contains("resource"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{\"components\": []}",
                "{\"id\": \"a b\", \"components\": []}",
                "{\"id\": \"a\", \"components\": [{\"type\": \"html\"}]}"
            })
    void aFormOfItsOwnIsHeldAgainstTheListByTheEngineToo(String form) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .tenantId(workspace.toString())
                        .addString("good.bpmn", Models.task("", ""))
                        .addString("x.form", form)
                        .deploy())
                .isInstanceOfSatisfying(ModelRefused.class, refused -> assertThat(rules(refused))
                        .contains("form"));
    }

    @Test
    void whatIsRefusedLeavesTheEngineAtWork() {
        hostile()
                .forEach(model -> assertThatThrownBy(() -> repository
                        .createDeployment()
                        .tenantId(workspace.toString())
                        .addInputStream("x.bpmn", new java.io.ByteArrayInputStream(model.bpmn()))
                        .deploy()));

        ProcessInstance instance = start(Models.task("name=\"Ask ${who}\"", ""), Map.of("who", "Uma"));

        assertThat(task(instance).getName()).isEqualTo("Ask Uma");
    }

    @Test
    void theModelTheProductIsForIsPublishedUnderItsKeyAndReadBack() {
        assertThat(deployments.check(Models.good())).isEmpty();

        String first = deployments.deploy("follow-up", Models.good(), workspace);
        String second = deployments.deploy("follow-up", Models.good(), workspace);

        assertThat(repository.getProcessDefinition(second)).satisfies(definition -> {
            assertThat(definition.getKey()).isEqualTo("follow-up");
            assertThat(definition.getTenantId()).isEqualTo(workspace.toString());
            assertThat(definition.getVersion()).isEqualTo(2);
            assertThat(definition.getHistoryTimeToLive()).isEqualTo(90);
        });
        assertThat(first).isNotEqualTo(second);
        assertThat(deployments.read(Models.good())).satisfies(summary -> {
            assertThat(summary.name()).isEqualTo("Follow up");
            assertThat(summary.starts()).singleElement().satisfies(start -> assertThat(start.properties())
                    .containsEntry("trigger", "TaskCreated")
                    .containsEntry("condition", "=task.priority = \"high\""));
            assertThat(summary.elements()).containsEntry("mail", "Mail").containsEntry("open", "Still open?");
        });
        assertThatThrownBy(() -> deployments.read("<html/>")).isInstanceOf(ModelRefused.class);
    }

    @Test
    void whatIsNoBpmnIsFoundBeforePublishing() {
        String dangling = Models.task("", "").replace("targetRef=\"end\"", "targetRef=\"nowhere\"");

        assertThat(deployments.check(dangling)).isNotEmpty().allSatisfy(finding -> assertThat(finding.rule())
                .isEqualTo("bpmn"));
        assertThatThrownBy(() -> deployments.deploy("dangling", dangling, workspace))
                .isInstanceOf(ModelRefused.class);
    }

    @Test
    void feelAndJavaScriptWorkWhereAModelMayUseThem() {
        ProcessInstance instance = start(
                Models.with("""
                        <bpmn:scriptTask id="step" scriptFormat="javascript" camunda:resultVariable="shaped"><bpmn:script>({ title: task.title.toUpperCase(), n: task.tags.length })</bpmn:script></bpmn:scriptTask>
                        <bpmn:sequenceFlow id="f3" sourceRef="step" targetRef="which" />
                        <bpmn:exclusiveGateway id="which" default="f5" />
                        <bpmn:sequenceFlow id="f4" sourceRef="which" targetRef="ask"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=shaped.n > 1</bpmn:conditionExpression></bpmn:sequenceFlow>
                        <bpmn:sequenceFlow id="f5" sourceRef="which" targetRef="end" />
                        <bpmn:userTask id="ask" name="=&quot;Ask: &quot; + shaped.title" camunda:assignee="=tag" camunda:priority="=10 * 2" camunda:dueDate="=date and time(&quot;2027-01-01T10:00:00Z&quot;)">
                          <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="half">=1 / 2</camunda:inputParameter><camunda:inputParameter name="list">=[tag, duration("PT1H")]</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>
                          <bpmn:multiInstanceLoopCharacteristics camunda:collection="=task.tags" camunda:elementVariable="tag" />
                        </bpmn:userTask>
                        <bpmn:boundaryEvent id="late" attachedToRef="ask" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">=duration("PT" + string(shaped.n) + "H")</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
                        <bpmn:sequenceFlow id="f6" sourceRef="late" targetRef="end" />
                        <bpmn:sequenceFlow id="f7" sourceRef="ask" targetRef="end" />
                        """).replace("<bpmn:sequenceFlow id=\"f2\" sourceRef=\"step\" targetRef=\"end\" />", ""),
                Map.of("task", Map.of("title", "milk", "tags", List.of("a", "b"))));

        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance.getId())
                        .orderByTaskAssignee()
                        .asc()
                        .list())
                .hasSize(2)
                .first()
                .satisfies(ask -> {
                    assertThat(ask.getName()).isEqualTo("Ask: MILK");
                    assertThat(ask.getAssignee()).isEqualTo("a");
                    assertThat(ask.getPriority()).isEqualTo(20);
                    assertThat(ask.getDueDate()).isEqualTo("2027-01-01T10:00:00Z");
                    assertThat(tasks.getVariable(ask.getId(), "half")).isEqualTo(0.5);
                    assertThat(tasks.getVariable(ask.getId(), "list")).isEqualTo(List.of("a", "PT1H"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=for i in 1..3000, j in 1..3000 return i * j",
                "=count(for i in 1..10000 return count(for j in 1..10000 return j))",
                "${text.length}",
                "${text.class}",
                "${runtimeService}",
                "${execution}",
                "${execution.processEngineServices}",
                "${authenticatedUserId}"
            })
    void whatGetsThroughIsContainedAtRunTime(String expression) {
        deployments.deploy(
                "contained", Models.task("name='" + expression.replace("\"", "&quot;") + "'", ""), workspace);

        assertThatThrownBy(() -> runtime.createProcessInstanceByKey("contained")
                        .processDefinitionTenantId(workspace.toString())
                        .setVariables(Map.of("text", "abc"))
                        .execute())
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void aScriptThatNeverEndsFailsItsStepAndNothingElse() {
        deployments.deploy(
                "endless",
                Models.with(
                        "<bpmn:scriptTask id=\"step\" scriptFormat=\"javascript\"><bpmn:script>while (true) {}</bpmn:script></bpmn:scriptTask>"),
                workspace);

        assertThatThrownBy(() -> runtime.createProcessInstanceByKey("endless")
                        .processDefinitionTenantId(workspace.toString())
                        .execute())
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("script failed");
        assertThat(task(start(Models.task("", ""), Map.of()))).isNotNull();
    }

    @Test
    void aStepIsNotRepeatedMoreOftenThanAllowed() {
        String model = Models.task(
                "",
                "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"many\" camunda:elementVariable=\"one\"/>");

        assertThat(tasks.createTaskQuery()
                        .processInstanceId(
                                start(model, Map.of("many", List.of(1, 2, 3))).getId())
                        .count())
                .isEqualTo(3);
        assertThatThrownBy(() -> start(
                        model, Map.of("many", IntStream.range(0, 1_001).boxed().toList())))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("at most 1000");
    }

    private ProcessInstance start(String model, Map<String, Object> variables) {
        String definition = deployments.deploy("m-" + UUID.randomUUID(), model, workspace);
        return runtime.startProcessInstanceById(definition, variables);
    }

    private org.camunda.bpm.engine.task.Task task(ProcessInstance instance) {
        return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    private static List<String> rules(ModelRefused refused) {
        return refused.findings().stream().map(ModelFinding::rule).toList();
    }

    /** The steps the models name. */
    @TestConfiguration
    static class Steps {

        @Bean
        StepWork connectors() {
            return new StepWork() {
                @Override
                public String prefix() {
                    return "connector";
                }

                @Override
                public boolean offers(String name) {
                    return name.equals("email.send") || name.equals("webhook.call");
                }

                @Override
                public Outcome perform(Call call) {
                    return new Outcome.Done(Map.of());
                }
            };
        }

        @Bean
        Action<Map<?, ?>, Map<?, ?>> createTask() {
            return new Action<>() {
                @Override
                public String name() {
                    return "create-task";
                }

                @Override
                public String title() {
                    return "Create task";
                }

                @Override
                @SuppressWarnings("unchecked")
                public Class<Map<?, ?>> input() {
                    return (Class<Map<?, ?>>) (Class<?>) Map.class;
                }

                @Override
                public Map<?, ?> perform(Call call, Map<?, ?> input) {
                    return Map.of();
                }
            };
        }
    }
}
