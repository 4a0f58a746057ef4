package io.taskloom.engine.bpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.model.Decisions;
import io.taskloom.engine.bpm.model.Decisions.Hostile;
import io.taskloom.engine.bpm.model.HostileModels;
import io.taskloom.engine.bpm.model.Models;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions of users' models: what is let through, who makes them, and what is told of them. */
@BpmTest
class DecisionTests {

    private static final String SINGLE = "camunda:resultVariable=\"share\" camunda:mapDecisionResult=\"singleEntry\"";

    private final WorkspaceId workspace = new WorkspaceId(Ids.next());

    @Autowired
    Deployments deployments;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Processes processes;

    @Autowired
    TryOuts tryOuts;

    @Autowired
    RecordingJournal journal;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nothingWasReached() {
        assertThat(System.getProperty(HostileModels.TRACE)).isNull();
    }

    static Stream<Hostile> hostile() {
        return Decisions.hostile();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileDecisionIsRefusedWithItsReasonByEitherDoor(Hostile decision) {
        String model = Decisions.model("d", "");

        assertThat(deployments.check(model, drawn("d", new String(decision.dmn(), StandardCharsets.UTF_8))))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.message()).isNotBlank();
                    assertThat(finding.remedy()).isNotBlank();
                });
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .tenantId(workspace.toString())
                        .addString("x.bpmn", model)
                        .addInputStream("d.dmn", new java.io.ByteArrayInputStream(decision.dmn()))
                        .deploy())
                .satisfies(refused -> {
                    if (refused instanceof ModelRefused known) {
                        assertThat(known.findings())
                                .extracting(ModelFinding::rule)
                                .contains(decision.rule());
                    } else {
                        assertThat(refused).isInstanceOf(ProcessEngineException.class);
                    }
                });
    }

    @Test
    void aStepNamesADecisionThatComesWithItsModel() {
        assertThat(rules(Models.with("<bpmn:businessRuleTask id=\"step\" />"), Drawn.NOTHING))
                .containsExactly("decision");
        assertThat(rules(Decisions.model("other", ""), drawn("discount", Decisions.DISCOUNT)))
                .containsExactly("decision");
        assertThat(rules(
                        Decisions.model("discount", "").replace("camunda:decisionRefBinding=\"deployment\"", ""),
                        drawn("discount", Decisions.DISCOUNT)))
                .containsExactly("decision");
        assertThat(rules(
                        Decisions.model("discount", "camunda:decisionRefTenantId=\"" + Ids.next() + "\""),
                        drawn("discount", Decisions.DISCOUNT)))
                .containsExactly("decision");
        assertThat(rules(
                        Models.with("<bpmn:businessRuleTask id=\"step\" camunda:class=\"java.lang.String\" />"),
                        Drawn.NOTHING))
                .contains("java-class");
        assertThat(rules(Decisions.model("discount", SINGLE), drawn("discount", Decisions.DISCOUNT)))
                .isEmpty();
    }

    @Test
    void aDecisionIsMadeAndTold() {
        // when
        InstanceId run = start(
                deploy(Decisions.model("discount", SINGLE), drawn("discount", Decisions.DISCOUNT)),
                Map.of("order", Map.of("amount", 250)));

        // then
        assertThat(journal.of(run)).anySatisfy(line -> assertThat(line).contains("step ended"));
        assertThat(decided(run)).singleElement().satisfies(decided -> {
            assertThat(decided.decision()).isEqualTo("discount");
            assertThat(decided.name()).isEqualTo("The discount");
            assertThat(decided.inputs()).containsExactly(new Decided.Value("Input", 250L));
            assertThat(decided.matched()).isEqualTo(1);
            assertThat(decided.rules())
                    .containsExactly(new Decided.Rule(1, List.of(new Decided.Value("discount", 10L))));
        });
    }

    @Test
    void aColumnWithoutALabelIsToldByItsExpression() {
        String dmn = Decisions.DISCOUNT.replace(" label=\"Input\"", "");

        InstanceId run = start(
                deploy(Decisions.model("discount", SINGLE), drawn("discount", dmn)),
                Map.of("order", Map.of("amount", 250)));

        assertThat(decided(run).getFirst().inputs()).containsExactly(new Decided.Value("order.amount", 250L));
    }

    @Test
    void aDecisionOnWhichItRestsIsMadeFirst() {
        String dmn = Decisions.document(Decisions.decision(
                        "d", "FIRST", Decisions.needs("level"), "grade", "share", "\"gold\"|20", "|0")
                + Decisions.decision("level", "FIRST", "", "order.amount", "grade", "> 100|\"gold\"", "|\"none\""));

        InstanceId run =
                start(deploy(Decisions.model("d", SINGLE), drawn("d", dmn)), Map.of("order", Map.of("amount", 101)));

        assertThat(decided(run)).extracting(Decided::decision).containsExactly("level", "d");
        assertThat(decided(run).getLast().rules().getFirst().outputs())
                .containsExactly(new Decided.Value("share", 20L));
    }

    @Test
    void moreRulesThanTheHitPolicyAllowsFailTheStepInClearWords() {
        String definition = deploy(
                Decisions.model("d", SINGLE), drawn("d", Decisions.table("d", "UNIQUE", "x", "y", "> 1|1", "> 2|2")));

        assertThatThrownBy(() -> start(definition, Map.of("x", 3)))
                .isInstanceOf(DecisionFailed.class)
                .hasMessageContaining("\"The d\" could not be made: more rules match");
    }

    @Test
    void feelInATableIsBoundedEachCellAndAllOfThem() {
        String endless = "count(for i in 1..10000 return count(for j in 1..10000 return j)) > 0";
        String[] rules = Stream.generate(() -> endless + "|1").limit(40).toArray(String[]::new);
        String definition =
                deploy(Decisions.model("d", SINGLE), drawn("d", Decisions.table("d", "COLLECT", "x", "y", rules)));

        long before = System.nanoTime();
        assertThatThrownBy(() -> start(definition, Map.of("x", 3)))
                .isInstanceOf(DecisionFailed.class)
                .hasMessageContaining("could not be made");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void eachWorkspaceAndEachVersionKeepsItsOwnDecision() {
        // given
        WorkspaceId other = new WorkspaceId(Ids.next());
        String model = Decisions.model("discount", SINGLE);
        String first = deploy(model, drawn("discount", Decisions.DISCOUNT));
        deployments.deploy(
                "m-" + Ids.next(), model, drawn("discount", Decisions.DISCOUNT.replace(">10<", ">99<")), other);
        deploy(model, drawn("discount", Decisions.DISCOUNT.replace(">10<", ">50<")));

        // when
        InstanceId run = start(first, Map.of("order", Map.of("amount", 250)));

        // then
        assertThat(decided(run).getFirst().rules().getFirst().outputs())
                .containsExactly(new Decided.Value("discount", 10L));
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("discount")
                        .tenantIdIn(other.toString())
                        .list())
                .extracting(DecisionDefinition::getVersion)
                .containsExactly(1);
        assertThat(deployments.check(Decisions.model("discount", ""))).isNotEmpty();
    }

    @Test
    void aTryOutShowsTheDecisionAndLeavesNothing() {
        String dmn =
                Decisions.document(Decisions.decision("d", "FIRST", Decisions.needs("e"), "e", "share", "1|20", "|0")
                        + Decisions.decision("e", "FIRST", "", "x", "e", "|1"));
        long before = definitions();
        var model = tryOuts.accept(Decisions.model("d", SINGLE), drawn("d", dmn));

        var tried = tryOuts.tryOut(new TryOuts.Plan(model, null, Map.of("x", 1), List.of(), false, 10));

        assertThat(tried.state()).isEqualTo(TryOuts.State.COMPLETED);
        assertThat(tried.variables()).containsEntry("share", 20L);
        assertThat(tried.steps())
                .filteredOn(step -> step.elementId().equals("step"))
                .singleElement()
                .satisfies(step -> assertThat(step.decisions())
                        .extracting(Decided::decision)
                        .containsExactly("e", "d"));
        assertThat(definitions()).isEqualTo(before);
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("e")
                        .count())
                .isZero();
    }

    private List<Decided> decided(InstanceId run) {
        return journal.decided.getOrDefault(run, List.of());
    }

    private long definitions() {
        return jdbc.sql(
                        "select (select count(*) from act_re_decision_def) + (select count(*) from act_re_decision_req_def)"
                                + " + (select count(*) from act_hi_decinst)")
                .query(Long.class)
                .single();
    }

    private String deploy(String model, Drawn drawn) {
        return deployments.deploy("m-" + Ids.next(), model, drawn, workspace);
    }

    private InstanceId start(String definition, Map<String, ?> variables) {
        return new UsersModels(repository, processes, workspace).start(definition, variables);
    }

    private List<String> rules(String model, Drawn drawn) {
        return deployments.check(model, drawn).stream().map(ModelFinding::rule).toList();
    }

    private static Drawn drawn(String id, String dmn) {
        return new Drawn(Map.of(), Map.of(id, dmn));
    }
}
