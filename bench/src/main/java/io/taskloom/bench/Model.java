package io.taskloom.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Automations made of one webhook after another. */
final class Model {

    private static final String BPMN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions"
                targetNamespace="https://taskloom.io/automations">
              <bpmn:process id="measured" name="Measured" isExecutable="true">
                <bpmn:startEvent id="begin" name="Begin">%s<bpmn:outgoing>to-0</bpmn:outgoing></bpmn:startEvent>
                %s
                <bpmn:endEvent id="end" name="End"><bpmn:incoming>to-%d</bpmn:incoming></bpmn:endEvent>
                %s
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String CALL = """
            <bpmn:serviceTask id="%s" name="Call the sink" camunda:type="external" camunda:topic="connector:webhook.call">
              <bpmn:extensionElements>
                <camunda:inputOutput>
                  <camunda:inputParameter name="method">post</camunda:inputParameter>
                  <camunda:inputParameter name="url">%s</camunda:inputParameter>
                  <camunda:inputParameter name="body">%s</camunda:inputParameter>
                </camunda:inputOutput>
              </bpmn:extensionElements>
              <bpmn:incoming>to-%d</bpmn:incoming>
              <bpmn:outgoing>to-%d</bpmn:outgoing>
            </bpmn:serviceTask>
            """;

    private static final String WAIT = """
            <bpmn:intermediateCatchEvent id="wait" name="A day later">
              <bpmn:incoming>to-0</bpmn:incoming>
              <bpmn:outgoing>to-1</bpmn:outgoing>
              <bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
            </bpmn:intermediateCatchEvent>
            """;

    private static final String FLOW = "<bpmn:sequenceFlow id=\"to-%d\" sourceRef=\"%s\" targetRef=\"%s\" />";

    private static final String URGENT_TASK = """
            <bpmn:extensionElements><camunda:properties>
              <camunda:property name="trigger" value="TaskCreated" />
              <camunda:property name="condition" value="=task.priority = &quot;urgent&quot;" />
            </camunda:properties></bpmn:extensionElements>""";

    private Model() {}

    /** Started by every urgent task; the sink is told the task's id. */
    static String onUrgentTask(String url) {
        return model(URGENT_TASK, call("call", url, "=task.id", 0), "call");
    }

    static String byHand(String url) {
        return model("", call("call", url, "started by hand", 0), "call");
    }

    /** Waits for a day before it calls. @param body what it says then */
    static String waiting(String url, String body) {
        return model("", WAIT + call("call", url, body, 1), "wait", "call");
    }

    /** With {@code step0}, {@code step1} and so on. */
    static String ofSteps(int count, String url) {
        var steps = IntStream.range(0, count).mapToObj(i -> "step" + i).toArray(String[]::new);
        var calls = IntStream.range(0, count)
                .mapToObj(i -> call(steps[i], url, "=\"Step \" + string(%d)".formatted(i), i))
                .collect(Collectors.joining());
        return model("", calls, steps);
    }

    private static String call(String id, String url, String body, int place) {
        return CALL.formatted(id, url, body, place, place + 1);
    }

    /** @param ids of the nodes between begin and end, in their order */
    private static String model(String trigger, String nodes, String... ids) {
        var flows = IntStream.rangeClosed(0, ids.length)
                .mapToObj(i -> FLOW.formatted(i, i == 0 ? "begin" : ids[i - 1], i == ids.length ? "end" : ids[i]))
                .collect(Collectors.joining());
        return BPMN.formatted(trigger, nodes, ids.length, flows);
    }
}
