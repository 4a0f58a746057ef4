package io.taskloom.engine.wait;

import io.taskloom.engine.TestModels;

/** Models that wait. */
final class WaitModels {

    private WaitModels() {}

    /** Start, the wait {@code step}, end. */
    static String event(String type, String condition) {
        return TestModels.process("", caught("step", type, condition));
    }

    static String caught(String id, String type, String condition) {
        return "<bpmn:intermediateCatchEvent id=\"%s\" name=\"Wait\">%s<bpmn:messageEventDefinition id=\"%s-message\" /></bpmn:intermediateCatchEvent>"
                .formatted(id, properties(type, condition), id);
    }

    static String received(String type) {
        return TestModels.process(
                "",
                "<bpmn:receiveTask id=\"step\" name=\"Wait\">%s</bpmn:receiveTask>".formatted(properties(type, "")));
    }

    /** A user task {@code step} and an event on its edge, behind which stands the user task {@code beside}. */
    static String onTheEdge(boolean interrupting, String type) {
        return TestModels.process("", """
                <bpmn:userTask id="step" name="Have a look" />
                <bpmn:boundaryEvent id="edge" attachedToRef="step" cancelActivity="%s">%s<bpmn:messageEventDefinition id="m" /></bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="aside" sourceRef="edge" targetRef="beside" />
                <bpmn:userTask id="beside" name="And there" />
                <bpmn:sequenceFlow id="beside-end" sourceRef="beside" targetRef="other-end" />
                <bpmn:endEvent id="other-end" />
                """.formatted(interrupting, properties(type, "")));
    }

    /** Waits for the event or for a time. */
    static String eventOrTime(String type, String duration) {
        return TestModels.process("", """
                <bpmn:eventBasedGateway id="step" />
                <bpmn:sequenceFlow id="to-event" sourceRef="step" targetRef="came" />
                %s
                <bpmn:sequenceFlow id="to-time" sourceRef="step" targetRef="late" />
                <bpmn:intermediateCatchEvent id="late"><bpmn:timerEventDefinition><bpmn:timeDuration>%s</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="came-end" sourceRef="came" targetRef="end-came" />
                <bpmn:endEvent id="end-came" />
                <bpmn:sequenceFlow id="late-end" sourceRef="late" targetRef="end-late" />
                <bpmn:endEvent id="end-late" />
                """.formatted(caught("came", type, ""), duration))
                .replace("<bpmn:sequenceFlow id=\"to-end\" sourceRef=\"step\" targetRef=\"end\" />", "")
                .replace("<bpmn:endEvent id=\"end\" name=\"Done\" />", "");
    }

    /** The connector step {@code before} is given the address; then the wait {@code step}. */
    static String call(String work) {
        return TestModels.process("", """
                <bpmn:serviceTask id="before" camunda:type="external" camunda:topic="test:%s">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="said">="Call " + callbacks.step</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="on" sourceRef="before" targetRef="step" />
                %s
                """.formatted(work, caught("step", "Callback", "")))
                .replace("sourceRef=\"start\" targetRef=\"step\"", "sourceRef=\"start\" targetRef=\"before\"");
    }

    /** The wait {@code step}, again and again until the call says {@code done}. */
    static String callAgain() {
        return TestModels.process("", caught("step", "Callback", "") + """
                <bpmn:exclusiveGateway id="enough" default="again" />
                <bpmn:sequenceFlow id="again" sourceRef="enough" targetRef="step" />
                <bpmn:sequenceFlow id="done" sourceRef="enough" targetRef="end"><bpmn:conditionExpression>=call.done = true</bpmn:conditionExpression></bpmn:sequenceFlow>
                """)
                .replace("sourceRef=\"step\" targetRef=\"end\"", "sourceRef=\"step\" targetRef=\"enough\"");
    }

    static String properties(String type, String condition) {
        return """
                <bpmn:extensionElements><camunda:properties><camunda:property name="waitFor" value="%s" /><camunda:property name="condition" value="%s" /></camunda:properties></bpmn:extensionElements>""".formatted(type, condition.replace("\"", "&quot;"));
    }
}
