package io.taskloom.engine.bpm.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.feel.Feel;
import io.taskloom.engine.bpm.feel.FeelSettings;
import io.taskloom.engine.bpm.model.HostileModels.Hostile;
import io.taskloom.engine.bpm.script.JavaScript;
import io.taskloom.engine.bpm.script.ScriptSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ModelCheckTests {

    private static final Set<String> TOPICS =
            Set.of("connector:email.send", "connector:webhook.call", "taskloom:create-task");
    private static final String FORM_REF = "camunda:formRef='order' camunda:formRefBinding='deployment'";
    private static final JavaScript SCRIPT = new JavaScript(
            new ScriptSettings(Duration.ofSeconds(1), 1_000_000, DataSize.ofMegabytes(128), 1_000_000, 20_000, 2));

    private final ModelCheck check = new ModelCheck(
            new Feel(new FeelSettings(Duration.ofMillis(500), 1_000_000, 10_000, 4_000), Clock.systemUTC()),
            SCRIPT,
            TOPICS::contains,
            () -> Set.of("TaskCompleted"));

    @AfterAll
    static void stop() {
        SCRIPT.destroy();
    }

    static Stream<Hostile> hostile() {
        return HostileModels.all();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesWithElementRuleAndRemedy(Hostile model) {
        assertThat(check.check(model.bpmn(), Set.of(), Set.of()))
                .anySatisfy(finding -> {
                    assertThat(finding.elementId()).isEqualTo(model.element());
                    assertThat(finding.rule()).isEqualTo(model.rule());
                })
                .allSatisfy(finding -> {
                    assertThat(finding.message()).isNotBlank();
                    assertThat(finding.remedy()).isNotBlank();
                });
    }

    @Test
    void findsNothingInWhatTheProductIsFor() {
        assertThat(check.check(ModelCheck.bytes(Models.good()), Set.of(), Set.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${task}",
                "${task.title}",
                "Hello ${a.b} and ${c}",
                "=task.title",
                "= \"a\" + string(1)",
                "100 $",
                "a { b }"
            })
    void letsPlainTextVariablesAndFeelThrough(String name) {
        String model = Models.task("name='" + name.replace("'", "&apos;") + "'", "");

        assertThat(check.check(ModelCheck.bytes(model), Set.of(), Set.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R3/PT1M", "R1000/PT1H", "R2/P1DT2H", "R5/P1W"})
    void letsBoundedCyclesThrough(String cycle) {
        String model = Models.boundaryTimer("<bpmn:timeCycle>" + cycle + "</bpmn:timeCycle>");

        assertThat(check.check(ModelCheck.bytes(model), Set.of(), Set.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/svg+xml;base64,PHN2Zy8+",
                "data:image/svg+xml;utf8,%3Csvg xmlns='http://www.w3.org/2000/svg' fill='%23fff'%3E%3C/svg%3E"
            })
    void letsPicturesOfStepsThrough(String icon) {
        String model = Models.task("camunda:modelerTemplateIcon=\"" + icon + "\"", "");

        assertThat(check.check(ModelCheck.bytes(model), Set.of(), Set.of())).isEmpty();
    }

    @Test
    void aWaitBeforeAStepThatIsRepeatedNoTimesIsAWait() {
        String model = Models.with(
                "<bpmn:userTask id=\"step\" camunda:asyncBefore=\"true\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"none\"/></bpmn:userTask>"
                        + "<bpmn:sequenceFlow id=\"f3\" sourceRef=\"step\" targetRef=\"step\"/>");

        assertThat(check.check(ModelCheck.bytes(model), Set.of(), Set.of())).isEmpty();
    }

    @Test
    void letsALoopThroughThatWaits() {
        String model = Models.with(
                "<bpmn:userTask id=\"step\"/><bpmn:sequenceFlow id=\"f3\" sourceRef=\"step\" targetRef=\"step\"/>");

        assertThat(check.check(ModelCheck.bytes(model), Set.of(), Set.of())).isEmpty();
    }

    @Test
    void letsAStartByHandAskWithAFormOfTheModel() {
        assertThat(check.check(startOf("process", "", FORM_REF), Set.of("order"), Set.of()))
                .isEmpty();
        assertThat(check.check(startOf("process", "", FORM_REF), Set.of("other"), Set.of()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.elementId()).isEqualTo("start");
                    assertThat(finding.rule()).isEqualTo("form");
                    assertThat(finding.message()).contains("order");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:formRef='order'",
                "camunda:formRefBinding='deployment'",
                "camunda:formRef='order' camunda:formRefBinding='latest'",
                "camunda:formRef='order' camunda:formRefBinding='deployment' camunda:formRefVersion='1'",
                "camunda:formKey='order'",
                "camunda:formRef='${order}' camunda:formRefBinding='deployment'"
            })
    void refusesAStartFormThatDoesNotComeWithTheModel(String attributes) {
        assertThat(check.check(startOf("process", "", attributes), Set.of("order"), Set.of()))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.elementId()).isEqualTo("start"));
    }

    @Test
    void refusesAStartFormWhereNobodyIsAsked() {
        String property = "<camunda:property name='trigger' value='TaskCreated'/>";
        String trigger = Models.extension("<camunda:properties>" + property + "</camunda:properties>");

        for (byte[] model : List.of(startOf("process", trigger, FORM_REF), startOf("inner", "", FORM_REF))) {
            assertThat(check.check(model, Set.of("order"), Set.of()))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.rule()).isEqualTo("form");
                        assertThat(finding.message()).contains("asks nobody");
                        assertThat(finding.remedy()).contains("Take the form away");
                    });
        }
    }

    /** @param place of the start event: of the process, or of a sub-process {@code inner} */
    private static byte[] startOf(String place, String content, String attributes) {
        boolean inside = place.equals("inner");
        String model = Models.with(
                inside
                        ? "<bpmn:subProcess id='step'><bpmn:startEvent id='inner' %s>%s</bpmn:startEvent></bpmn:subProcess>"
                                .formatted(attributes, content)
                        : "<bpmn:userTask id='step'/>");
        return ModelCheck.bytes(
                inside
                        ? model
                        : model.replace(
                                "<bpmn:startEvent id=\"start\" />",
                                "<bpmn:startEvent id=\"start\" %s>%s</bpmn:startEvent>"
                                        .formatted(attributes, content)));
    }

    @Test
    void namesEveryOffenderAtOnce() {
        String model = Models.with(
                "<bpmn:serviceTask id=\"step\" camunda:class=\"x\"/><bpmn:scriptTask id=\"other\" scriptFormat=\"ruby\"/>");

        assertThat(check.check(ModelCheck.bytes(model), Set.of(), Set.of()))
                .extracting(ModelFinding::elementId)
                .contains("step", "other");
    }
}
