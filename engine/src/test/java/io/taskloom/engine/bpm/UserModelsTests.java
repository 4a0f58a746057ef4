package io.taskloom.engine.bpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.model.HostileModels;
import io.taskloom.engine.bpm.model.HostileModels.Hostile;
import io.taskloom.engine.bpm.model.Models;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@BpmTest
@Import(UserModelsTests.Steps.class)
@TestPropertySource(properties = {"taskloom.at-once.max-steps=3000", "taskloom.at-once.max-data=8MB"})
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

    @Autowired
    ProcessEngine engine;

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

    @Test
    @Timeout(60)
    void aForkOfForksIsStoppedBeforeItFillsTheMachine() {
        StringBuilder stages = new StringBuilder("<bpmn:parallelGateway id=\"step\"/>");
        for (int stage = 0; stage < 8; stage++) {
            String from = stage == 0 ? "step" : "fork" + stage;
            String to = stage == 7 ? "ask" : "fork" + (stage + 1);
            // A gateway with one way in lets each token through: ten times ten times ten of them.
            stages.append("<bpmn:parallelGateway id=\"%s\"/>".formatted(stage == 7 ? "last" : to));
            for (int way = 0; way < 10; way++) {
                String task = "t%d_%d".formatted(stage, way);
                stages.append("<bpmn:task id=\"%s\"/>".formatted(task))
                        .append(flow(from, task))
                        .append(flow(task, "x" + stage));
            }
            stages.append("<bpmn:exclusiveGateway id=\"x%d\"/>".formatted(stage))
                    .append(flow("x" + stage, stage == 7 ? "ask" : to));
        }
        stages.append("<bpmn:userTask id=\"ask\"/>").append(flow("last", "ask"));
        String model = Models.with(stages.toString())
                .replace("<bpmn:sequenceFlow id=\"f2\" sourceRef=\"step\" targetRef=\"end\" />", "");

        isContained(model, Map.of(), "more than 3000 steps");
    }

    @Test
    @Timeout(60)
    void aRepetitionOfRepetitionsIsStopped() {
        String rounds =
                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>500</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>";

        isContained(
                Models.with("<bpmn:subProcess id=\"step\">" + rounds + "<bpmn:startEvent id=\"s\"/>" + flow("s", "ask")
                        + "<bpmn:userTask id=\"ask\">" + rounds + "</bpmn:userTask></bpmn:subProcess>"),
                Map.of(),
                "more than 3000 steps");
    }

    @Test
    void aTextPutTogetherOfLongVariablesIsStopped() {
        isContained(
                Models.task("name=\"x\"", Models.input("${a}".repeat(500))),
                Map.of("a", "x".repeat(100_000)),
                "more than 8 MB of values");
    }

    @Test
    void aVariableLargerThanAllowedIsNotKept() {
        isContained(Models.task("", ""), Map.of("a", "x".repeat(5 << 20)), "larger than 4 MB");
    }

    @Test
    @Timeout(60)
    void aLongRowOfStepsIsNoTrouble() {
        StringBuilder row = new StringBuilder("<bpmn:task id=\"step\"/>");
        for (int n = 0; n < 1_500; n++) {
            row.append("<bpmn:task id=\"t%d\"/>".formatted(n)).append(flow(n == 0 ? "step" : "t" + (n - 1), "t" + n));
        }
        String model = Models.with(row + "<bpmn:userTask id=\"ask\"/>" + flow("t1499", "ask"))
                .replace("<bpmn:sequenceFlow id=\"f2\" sourceRef=\"step\" targetRef=\"end\" />", "");

        assertThat(task(start(model, Map.of())).getTaskDefinitionKey()).isEqualTo("ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('" + "io.taskloom.engine.bpm.model.LeavesTrace')}",
                "#{repositoryService}",
                "${1 + 1}",
                "=1 + 1",
                "= \"a\" + \"b\"",
                "\uff04{1 + 1}",
                "$\u200b{1 + 1}",
                "$\uff5b1 + 1\uff5d",
                "{{constructor.constructor('alert(1)')()}}",
                "<#assign x=1>${x}",
                "#set($x = 1)",
                "%{1+1}",
                "T(java.lang.Runtime)"
            })
    void whatAVariableHoldsIsNeverEvaluated(String value) {
        String ask = "<bpmn:userTask id=\"ask\" name=\"Ask ${copy}\" camunda:assignee=\"${who}\">"
                + Models.extension("<camunda:inputOutput>"
                        + "<camunda:inputParameter name=\"juel\">${copy}</camunda:inputParameter>"
                        + "<camunda:inputParameter name=\"feel\">=copy</camunda:inputParameter>"
                        + "<camunda:inputParameter name=\"both\">=copy + who</camunda:inputParameter>"
                        + "<camunda:inputParameter name=\"script\"><camunda:script scriptFormat=\"javascript\">copy</camunda:script></camunda:inputParameter>"
                        + "</camunda:inputOutput>")
                + "</bpmn:userTask>";
        String copying =
                "<bpmn:scriptTask id=\"step\" scriptFormat=\"javascript\" camunda:resultVariable=\"copy\"><bpmn:script>who</bpmn:script></bpmn:scriptTask>";
        ProcessInstance instance =
                start(unended(Models.with(copying + flow("step", "ask") + ask)), Map.of("who", value));

        assertThat(task(instance)).satisfies(asked -> {
            assertThat(asked.getName()).isEqualTo("Ask " + value);
            assertThat(asked.getAssignee()).isEqualTo(value);
            assertThat(tasks.getVariables(asked.getId()))
                    .containsEntry("juel", value)
                    .containsEntry("feel", value)
                    .containsEntry("both", value + value)
                    .containsEntry("script", value);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uff04{1 + 1}", "$\u200b{1 + 1}", "$ {1 + 1}", "\u0024\u200d{1 + 1}", "\\u0024{1 + 1}"})
    void whatOnlyLooksLikeAnExpressionIsText(String text) {
        assertThat(task(start(Models.task("name=\"" + text.replace("\\u0024", "$ ") + "\"", ""), Map.of()))
                        .getName())
                .isEqualTo(text.replace("\\u0024", "$ "));
    }

    @Test
    void aSchemaOfElsewhereIsNotFetched() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        elsewhere.start();
        try {
            String address =
                    "http://127.0.0.1:%d/x.xsd".formatted(elsewhere.getAddress().getPort());
            String model = Models.task("", Models.extension("<camunda:properties/>"))
                    .replace(
                            "id=\"definitions\"",
                            "id=\"definitions\" xsi:schemaLocation=\"http://camunda.org/schema/1.0/bpmn %s\""
                                    .formatted(address));

            assertThat(deployments.check(model)).extracting(ModelFinding::rule).contains("file");
            assertThatThrownBy(() -> deployments.deploy("elsewhere", model, workspace))
                    .isInstanceOf(ModelRefused.class);
            assertThatThrownBy(() -> parsedUnchecked(model)).isInstanceOf(ProcessEngineException.class);
            assertThat(fetched).hasValue(0);
        } finally {
            elsewhere.stop(0);
        }
    }

    /** As if nothing had looked at it before. */
    private void parsedUnchecked(String model) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration.getCommandExecutorTxRequired().execute(context -> {
            DeploymentEntity deployment = new DeploymentEntity();
            deployment.setTenantId(workspace.toString());
            return new BpmnParser(configuration.getExpressionManager(), configuration.getBpmnParseFactory())
                    .createParse()
                    .deployment(deployment)
                    .sourceInputStream(new java.io.ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                    .name("x.bpmn")
                    .execute();
        });
    }

    /** It fails with the reason, and another workspace's run goes on as if nothing were. */
    private void isContained(String model, Map<String, Object> variables, String reason) {
        ProcessInstance other = start(Models.task("", ""), Map.of(), new WorkspaceId(Ids.next()));

        assertThatThrownBy(() -> start(model, variables)).satisfies(failure -> assertThat(
                        Problem.in(failure).map(Problem::detail).orElse(failure.getMessage()))
                .contains(reason));

        tasks.complete(task(other).getId());
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(other.getId())
                        .count())
                .isZero();
        assertThat(task(start(Models.task("", ""), Map.of()))).isNotNull();
    }

    private static String unended(String model) {
        return model.replace("<bpmn:sequenceFlow id=\"f2\" sourceRef=\"step\" targetRef=\"end\" />", "");
    }

    private static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"%s_%s\" sourceRef=\"%s\" targetRef=\"%s\"/>".formatted(from, to, from, to);
    }

    private ProcessInstance start(String model, Map<String, Object> variables, WorkspaceId where) {
        String definition = deployments.deploy("m-" + UUID.randomUUID(), model, where);
        return runtime.startProcessInstanceById(definition, variables);
    }

    private ProcessInstance start(String model, Map<String, Object> variables) {
        return start(model, variables, workspace);
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
