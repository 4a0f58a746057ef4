package io.taskloom.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.bpm.Deployments.ModelSummary;
import io.taskloom.engine.bpm.Deployments.ModelSummary.Flow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTests {

    private final ModelSummary model = new ModelSummary(
            "test",
            "Test",
            List.of(),
            new LinkedHashMap<>(Map.of("start", "Started", "end", "Done")),
            Map.of("go", new Flow(null, "start", "end"), "say", new Flow("yes", "start", "end")),
            false);

    @Test
    void whatWasPassedIsCountedAndTheRestNamed() {
        Coverage coverage = Coverage.of(model, Set.of("start", "elsewhere"), Set.of("say"));

        assertThat(coverage.elements())
                .isEqualTo(new Coverage.Part(1, 2, List.of(new Coverage.Element("end", "Done"))));
        assertThat(coverage.flows())
                .isEqualTo(new Coverage.Part(1, 2, List.of(new Coverage.Element("go", "Started → Done"))));
    }

    @Test
    void theCodesOfErrorsAreReadFromTheModel() {
        CaughtErrors caught = CaughtErrors.in("""
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">
                  <bpmn:error id="refusal" errorCode="refused" />
                  <bpmn:process>
                    <bpmn:boundaryEvent id="late" attachedToRef="ask"><bpmn:timerEventDefinition /></bpmn:boundaryEvent>
                    <bpmn:boundaryEvent id="refused" attachedToRef="ask"><bpmn:errorEventDefinition errorRef="refusal" /></bpmn:boundaryEvent>
                    <bpmn:boundaryEvent id="other" attachedToRef="tell"><bpmn:errorEventDefinition /></bpmn:boundaryEvent>
                    <bpmn:endEvent id="end"><bpmn:errorEventDefinition errorRef="refusal" /></bpmn:endEvent>
                  </bpmn:process>
                </bpmn:definitions>
                """);

        assertThat(caught.codeAt("ask", List.of("refused", "late"))).contains("refused");
        assertThat(caught.codeAt("ask", List.of("late"))).isEmpty();
        assertThat(caught.codeAt("tell", List.of("other"))).contains("any");
    }
}
