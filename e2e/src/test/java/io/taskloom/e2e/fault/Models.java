package io.taskloom.e2e.fault;

/** Automations of one step, as a designer would draw them. */
final class Models {

    private Models() {}

    /** Creates one task for each whose title begins so: what an event did can be counted. */
    static String effectOfEachTask(String beginning) {
        return model("""
                <bpmn:extensionElements><camunda:properties>
                  <camunda:property name="trigger" value="TaskCreated" />
                  <camunda:property name="condition" value="=starts with(task.title, &quot;%s&quot;)" />
                </camunda:properties></bpmn:extensionElements>
                """.formatted(beginning), """
                <bpmn:serviceTask id="step" name="Make the effect" camunda:type="external" camunda:topic="taskloom:create-task">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="projectId">=task.projectId</camunda:inputParameter>
                    <camunda:inputParameter name="title">="Effect of " + task.title</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                """);
    }

    static String webhook(String url) {
        return model("", """
                <bpmn:serviceTask id="step" name="Call" camunda:type="external" camunda:topic="connector:webhook.call">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="method">post</camunda:inputParameter>
                    <camunda:inputParameter name="url">%s</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                """.formatted(url));
    }

    /** Tried twice, half a second apart. */
    static String mail(String to, String subject) {
        return model("", """
                <bpmn:serviceTask id="step" name="Send" camunda:type="external" camunda:topic="connector:email.send">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="to">=["%s"]</camunda:inputParameter>
                    <camunda:inputParameter name="subject">%s</camunda:inputParameter>
                    <camunda:inputParameter name="text">Sent by a test.</camunda:inputParameter>
                  </camunda:inputOutput>
                  <camunda:properties><camunda:property name="retry" value="R2/PT0.5S" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                """.formatted(to, subject));
    }

    private static String model(String start, String step) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="https://taskloom.io/automations">
                  <bpmn:process id="fault" name="Fault" isExecutable="true">
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
