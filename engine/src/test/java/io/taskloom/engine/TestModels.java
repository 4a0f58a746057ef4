package io.taskloom.engine;

/** Models of automations, as a designer would draw them. */
public final class TestModels {

    private TestModels() {}

    /** One step {@code test:<name>} between start and end, with an input and an output. */
    public static String oneStep(String name, String startProperties) {
        return process(startProperties, """
                <bpmn:serviceTask id="step" name="The step" camunda:type="external" camunda:topic="test:%s">
                  <bpmn:extensionElements>
                    <camunda:inputOutput>
                      <camunda:inputParameter name="said">="Hello " + who</camunda:inputParameter>
                      <camunda:outputParameter name="answer">=result</camunda:outputParameter>
                    </camunda:inputOutput>
                    <camunda:properties><camunda:property name="retry" value="R2/PT1S" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                """.formatted(name));
    }

    public static String userTask(String startProperties) {
        return process(startProperties, "<bpmn:userTask id=\"step\" name=\"Have a look\" />");
    }

    /** Starts on an event; ends at once. */
    public static String triggered(String type, String condition) {
        return process(trigger(type, condition), "<bpmn:task id=\"step\" name=\"Nothing\" />");
    }

    public static String trigger(String type, String condition) {
        return """
                <camunda:property name="trigger" value="%s" /><camunda:property name="condition" value="%s" />
                """.formatted(type, condition.replace("<", "&lt;").replace("\"", "&quot;"));
    }

    /** One whose start asks for that form. */
    public static String asking(String form, String step) {
        return process("", step)
                .replace(
                        "<bpmn:startEvent id=\"start\"",
                        "<bpmn:startEvent id=\"start\" camunda:formRef=\"%s\" camunda:formRefBinding=\"deployment\""
                                .formatted(form));
    }

    /** @param step an element with the id {@code step} */
    public static String process(String startProperties, String step) {
        String start = startProperties.isEmpty()
                ? ""
                : "<bpmn:extensionElements><camunda:properties>" + startProperties
                        + "</camunda:properties></bpmn:extensionElements>";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="https://taskloom.io/automations">
                  <bpmn:process id="test" name="Test" isExecutable="true">
                    <bpmn:startEvent id="start" name="Started">%s</bpmn:startEvent>
                    <bpmn:sequenceFlow id="to-step" sourceRef="start" targetRef="step" />
                    %s
                    <bpmn:sequenceFlow id="to-end" sourceRef="step" targetRef="end" />
                    <bpmn:endEvent id="end" name="Done" />
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(start, step);
    }
}
