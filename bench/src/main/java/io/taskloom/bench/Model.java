package io.taskloom.bench;

/** An automation of one step, a webhook. */
final class Model {

    private static final String BPMN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions"
                targetNamespace="https://taskloom.io/automations">
              <bpmn:process id="measured" name="Measured" isExecutable="true">
                <bpmn:startEvent id="begin" name="Begin">%s<bpmn:outgoing>to-call</bpmn:outgoing></bpmn:startEvent>
                <bpmn:serviceTask id="call" name="Call the sink" camunda:type="external" camunda:topic="connector:webhook.call">
                  <bpmn:extensionElements>
                    <camunda:inputOutput>
                      <camunda:inputParameter name="method">post</camunda:inputParameter>
                      <camunda:inputParameter name="url">%s</camunda:inputParameter>
                      <camunda:inputParameter name="body">%s</camunda:inputParameter>
                    </camunda:inputOutput>
                  </bpmn:extensionElements>
                  <bpmn:incoming>to-call</bpmn:incoming>
                  <bpmn:outgoing>to-end</bpmn:outgoing>
                </bpmn:serviceTask>
                <bpmn:endEvent id="end" name="End"><bpmn:incoming>to-end</bpmn:incoming></bpmn:endEvent>
                <bpmn:sequenceFlow id="to-call" sourceRef="begin" targetRef="call" />
                <bpmn:sequenceFlow id="to-end" sourceRef="call" targetRef="end" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String URGENT_TASK = """
            <bpmn:extensionElements><camunda:properties>
              <camunda:property name="trigger" value="TaskCreated" />
              <camunda:property name="condition" value="=task.priority = &quot;urgent&quot;" />
            </camunda:properties></bpmn:extensionElements>""";

    private Model() {}

    /** Started by every urgent task; the sink is told the task's id. */
    static String onUrgentTask(String url) {
        return BPMN.formatted(URGENT_TASK, url, "=task.id");
    }

    static String byHand(String url) {
        return BPMN.formatted("", url, "started by hand");
    }
}
