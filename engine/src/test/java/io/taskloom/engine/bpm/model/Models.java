package io.taskloom.engine.bpm.model;

/** Writes small models for tests. */
public final class Models {

    private Models() {}

    /** A start event {@code start}, what is given, and flows {@code f1: start → step → end} if it has a {@code step}. */
    public static String with(String elements) {
        return document("", elements);
    }

    public static String document(String definitions, String elements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn" id="definitions" targetNamespace="test">
                %s
                <bpmn:process id="process" name="Test" isExecutable="true">
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="step" />
                %s
                <bpmn:sequenceFlow id="f2" sourceRef="step" targetRef="end" />
                <bpmn:endEvent id="end" />
                </bpmn:process>
                </bpmn:definitions>
                """.formatted(definitions, elements);
    }

    /** A user task {@code step} with more attributes and content. */
    public static String task(String attributes, String content) {
        return with("<bpmn:userTask id=\"step\" %s>%s</bpmn:userTask>".formatted(attributes, content));
    }

    public static String service(String attributes, String content) {
        return with("<bpmn:serviceTask id=\"step\" camunda:type=\"external\" %s>%s</bpmn:serviceTask>"
                .formatted(attributes, content));
    }

    public static String extension(String content) {
        return "<bpmn:extensionElements>" + content + "</bpmn:extensionElements>";
    }

    public static String input(String value) {
        return extension("<camunda:inputOutput><camunda:inputParameter name=\"a\">" + value
                + "</camunda:inputParameter></camunda:inputOutput>");
    }

    public static String boundaryTimer(String timer) {
        return with("""
                <bpmn:userTask id="step" />
                <bpmn:boundaryEvent id="timer" attachedToRef="step" cancelActivity="false"><bpmn:timerEventDefinition>%s</bpmn:timerEventDefinition></bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="f3" sourceRef="timer" targetRef="late" /><bpmn:endEvent id="late" />
                """.formatted(timer));
    }

    /** What the product is for: e-mail, webhook, wait, ask, create a follow-up task. */
    public static String good() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="definitions" targetNamespace="http://bpmn.io/schema/bpmn" exporter="Taskloom" modeler:executionPlatform="Camunda Platform">
                  <bpmn:collaboration id="collaboration"><bpmn:participant id="pool" name="Follow up" processRef="Process_1" /></bpmn:collaboration>
                  <bpmn:process id="Process_1" name="Follow up" isExecutable="true">
                    <bpmn:documentation>Costs $5 and {nothing}.</bpmn:documentation>
                    <bpmn:startEvent id="start" name="Task created">
                      <bpmn:extensionElements><camunda:properties><camunda:property name="trigger" value="TaskCreated" /><camunda:property name="condition" value="=task.priority = &quot;high&quot;" /></camunda:properties></bpmn:extensionElements>
                      <bpmn:outgoing>f1</bpmn:outgoing>
                    </bpmn:startEvent>
                    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="mail" />
                    <bpmn:serviceTask id="mail" name="Mail" camunda:type="external" camunda:topic="connector:email.send" camunda:modelerTemplate="taskloom.email.send">
                      <bpmn:extensionElements>
                        <camunda:properties><camunda:property name="retry" value="R3/PT10S" /></camunda:properties>
                        <camunda:inputOutput>
                          <camunda:inputParameter name="to">=task.assignees[1].email</camunda:inputParameter>
                          <camunda:inputParameter name="subject">High: ${task.title}</camunda:inputParameter>
                          <camunda:inputParameter name="headers"><camunda:map><camunda:entry key="x">=task.id</camunda:entry></camunda:map></camunda:inputParameter>
                          <camunda:outputParameter name="mail">=result</camunda:outputParameter>
                        </camunda:inputOutput>
                      </bpmn:extensionElements>
                      <bpmn:incoming>f1</bpmn:incoming>
                    </bpmn:serviceTask>
                    <bpmn:sequenceFlow id="f2" sourceRef="mail" targetRef="hook" />
                    <bpmn:serviceTask id="hook" name="Hook" camunda:type="external" camunda:topic="connector:webhook.call" />
                    <bpmn:sequenceFlow id="f3" sourceRef="hook" targetRef="shape" />
                    <bpmn:scriptTask id="shape" name="Shape" scriptFormat="javascript" camunda:resultVariable="shaped"><bpmn:script>({ upper: task.title.toUpperCase() })</bpmn:script></bpmn:scriptTask>
                    <bpmn:sequenceFlow id="f4" sourceRef="shape" targetRef="wait" />
                    <bpmn:intermediateCatchEvent id="wait" name="Wait"><bpmn:timerEventDefinition id="t1"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                    <bpmn:sequenceFlow id="f5" sourceRef="wait" targetRef="open" />
                    <bpmn:exclusiveGateway id="open" name="Still open?" default="f7" />
                    <bpmn:sequenceFlow id="f6" name="yes" sourceRef="open" targetRef="create"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=task.status != "done"</bpmn:conditionExpression></bpmn:sequenceFlow>
                    <bpmn:sequenceFlow id="f7" sourceRef="open" targetRef="end" />
                    <bpmn:serviceTask id="create" name="Follow-up" camunda:type="external" camunda:topic="taskloom:create-task">
                      <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="title">="Follow up: " + task.title</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>
                      <bpmn:multiInstanceLoopCharacteristics isSequential="true" camunda:collection="=task.assignees" camunda:elementVariable="person" />
                    </bpmn:serviceTask>
                    <bpmn:sequenceFlow id="f8" sourceRef="create" targetRef="end" />
                    <bpmn:endEvent id="end" name="Done" />
                  </bpmn:process>
                  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">
                    <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="100.5" y="-20" width="36" height="36" /><bpmndi:BPMNLabel /></bpmndi:BPMNShape>
                    <bpmndi:BPMNEdge id="f1_di" bpmnElement="f1"><di:waypoint x="1" y="2" /><di:waypoint x="3" y="4" /></bpmndi:BPMNEdge>
                  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """;
    }
}
