package io.taskloom.engine.rule;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.rule.Rule.Schedule;
import io.taskloom.engine.rule.Rule.Step;
import io.taskloom.engine.rule.StepForms.StepForm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Writes a rule as BPMN with its diagram: one row from left to right. The same rule gives the same text, so that a draft drawn on
 * since is known by its hash.
 */
@Component
class RuleModel {

    private static final int MIDDLE = 220;
    private static final int START = 180;
    private static final int ROUND = 36;
    private static final int FIRST_STEP = 310;
    private static final int WIDTH = 160;
    private static final int HEIGHT = 80;
    private static final int GAP = 60;
    private static final int NOTE_WIDTH = 260;
    private static final int NOTE_LINE = 40;

    private final Fields fields;
    private final StepForms forms;
    private final RuleWords words;

    RuleModel(Fields fields, StepForms forms, RuleWords words) {
        this.fields = fields;
        this.forms = forms;
        this.words = words;
    }

    /** @param rule one that {@link RuleCheck} has let through */
    String write(Actor actor, String name, Rule rule) {
        String note = words.condition(actor, rule);
        Xml xml = new Xml();
        xml.start(
                "bpmn:definitions",
                "xmlns:bpmn",
                "http://www.omg.org/spec/BPMN/20100524/MODEL",
                "xmlns:bpmndi",
                "http://www.omg.org/spec/BPMN/20100524/DI",
                "xmlns:dc",
                "http://www.omg.org/spec/DD/20100524/DC",
                "xmlns:di",
                "http://www.omg.org/spec/DD/20100524/DI",
                "xmlns:camunda",
                "http://camunda.org/schema/1.0/bpmn",
                "id",
                "definitions",
                "targetNamespace",
                "https://taskloom.io/automations");
        process(xml, name, rule, note);
        diagram(xml, rule, note);
        return xml.end().toString();
    }

    static String hash(String bpmn) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bpmn.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private void process(Xml xml, String name, Rule rule, String note) {
        xml.start("bpmn:process", "id", "rule", "name", label(name), "isExecutable", "true");
        start(xml, rule);
        List<Step> steps = rule.steps();
        for (int i = 0; i < steps.size(); i++) {
            step(xml, "step-" + (i + 1), steps.get(i), "to-step-" + (i + 1), after(i, steps.size()));
        }
        xml.start("bpmn:endEvent", "id", "end", "name", "Done")
                .text("bpmn:incoming", "to-end")
                .end();
        String from = "start";
        for (int i = 0; i < steps.size(); i++) {
            String to = "step-" + (i + 1);
            xml.empty("bpmn:sequenceFlow", "id", "to-" + to, "sourceRef", from, "targetRef", to);
            from = to;
        }
        xml.empty("bpmn:sequenceFlow", "id", "to-end", "sourceRef", from, "targetRef", "end");
        if (!note.isEmpty()) {
            xml.start("bpmn:textAnnotation", "id", "condition")
                    .text("bpmn:text", label("Only if " + note))
                    .end()
                    .empty("bpmn:association", "id", "to-condition", "sourceRef", "start", "targetRef", "condition");
        }
        xml.end();
    }

    private static String after(int step, int steps) {
        return step == steps - 1 ? "to-end" : "to-step-" + (step + 2);
    }

    private void start(Xml xml, Rule rule) {
        xml.start("bpmn:startEvent", "id", "start", "name", label(words.start(rule)))
                .start("bpmn:extensionElements")
                .start("camunda:properties");
        property(xml, "trigger", RuleCheck.event(rule));
        Schedule schedule = rule.when().schedule();
        if (schedule != null) {
            property(xml, "schedule", schedule.cron());
            property(xml, "scheduleZone", schedule.timeZone());
            property(xml, "scheduleDays", Objects.requireNonNullElse(schedule.days(), ""));
            property(xml, "scheduleMissed", Objects.requireNonNullElse(schedule.missed(), ""));
        } else {
            String condition = RuleFeel.of(rule.conditions(), fields.of(RuleCheck.event(rule)));
            property(xml, "condition", condition == null ? "" : "=" + condition);
        }
        xml.end().end().text("bpmn:outgoing", "to-step-1").end();
    }

    private void step(Xml xml, String id, Step step, String in, String out) {
        StepForm form = forms.of(step.step()).orElseThrow();
        xml.start(
                        "bpmn:serviceTask",
                        "id",
                        id,
                        "name",
                        label(words.label(step)),
                        "camunda:modelerTemplate",
                        form.template(),
                        "camunda:modelerTemplateVersion",
                        "1",
                        "camunda:modelerTemplateIcon",
                        form.icon(),
                        "camunda:type",
                        "external",
                        "camunda:topic",
                        form.topic())
                .start("bpmn:extensionElements")
                .start("camunda:inputOutput");
        // In the form's order, whatever order they came in: the text must not depend on it.
        form.inputs().keySet().forEach(name -> {
            String text = step.inputs().getOrDefault(name, "");
            if (!text.isBlank()) {
                xml.text("camunda:inputParameter", FeelText.input(text), "name", name);
            }
        });
        if (step.result() != null && !step.result().isBlank()) {
            xml.text("camunda:outputParameter", "=result", "name", step.result());
        }
        xml.end().start("camunda:properties");
        property(xml, "retry", "R3/PT10S");
        xml.end().end().text("bpmn:incoming", in).text("bpmn:outgoing", out).end();
    }

    private static void property(Xml xml, String name, String value) {
        if (!value.isEmpty()) {
            xml.empty("camunda:property", "name", name, "value", value);
        }
    }

    private static void diagram(Xml xml, Rule rule, String note) {
        int steps = rule.steps().size();
        int end = FIRST_STEP + steps * (WIDTH + GAP);
        xml.start("bpmndi:BPMNDiagram", "id", "diagram")
                .start("bpmndi:BPMNPlane", "id", "plane", "bpmnElement", "rule");
        round(xml, "start", START, 110);
        for (int i = 0; i < steps; i++) {
            xml.start("bpmndi:BPMNShape", "id", "step-" + (i + 1) + "-shape", "bpmnElement", "step-" + (i + 1));
            bounds(xml, FIRST_STEP + i * (WIDTH + GAP), MIDDLE - HEIGHT / 2, WIDTH, HEIGHT);
            xml.end();
        }
        round(xml, "end", end, 40);
        int noteHeight = noteHeight(note);
        int noteBottom = MIDDLE - HEIGHT / 2 - 30;
        if (!note.isEmpty()) {
            xml.start("bpmndi:BPMNShape", "id", "condition-shape", "bpmnElement", "condition");
            bounds(xml, START, noteBottom - noteHeight, NOTE_WIDTH, noteHeight);
            xml.end();
        }
        int from = START + ROUND;
        for (int i = 0; i < steps; i++) {
            int x = FIRST_STEP + i * (WIDTH + GAP);
            edge(xml, "to-step-" + (i + 1), from, MIDDLE, x, MIDDLE);
            from = x + WIDTH;
        }
        edge(xml, "to-end", from, MIDDLE, end, MIDDLE);
        if (!note.isEmpty()) {
            int x = START + ROUND / 2;
            edge(xml, "to-condition", x, MIDDLE - ROUND / 2, x, noteBottom);
        }
        xml.end().end();
    }

    private static int noteHeight(String note) {
        return 16 + 15 * ((note.length() + "Only if ".length() + NOTE_LINE - 1) / NOTE_LINE);
    }

    private static void round(Xml xml, String id, int x, int labelWidth) {
        xml.start("bpmndi:BPMNShape", "id", id + "-shape", "bpmnElement", id);
        bounds(xml, x, MIDDLE - ROUND / 2, ROUND, ROUND);
        xml.start("bpmndi:BPMNLabel");
        bounds(xml, x + ROUND / 2 - labelWidth / 2, MIDDLE + ROUND / 2 + 7, labelWidth, 28);
        xml.end().end();
    }

    private static void bounds(Xml xml, int x, int y, int width, int height) {
        xml.empty("dc:Bounds", "x", "" + x, "y", "" + y, "width", "" + width, "height", "" + height);
    }

    private static void edge(Xml xml, String id, int x, int y, int toX, int toY) {
        xml.start("bpmndi:BPMNEdge", "id", id + "-edge", "bpmnElement", id)
                .empty("di:waypoint", "x", "" + x, "y", "" + y)
                .empty("di:waypoint", "x", "" + toX, "y", "" + toY)
                .end();
    }

    /** Camunda would read an expression in a name. */
    private static String label(String text) {
        String line = text.strip().replace("${", "$ {").replace("#{", "# {");
        return line.startsWith("=") ? "“" + line + "”" : line;
    }
}
