package io.taskloom.engine.bpm.model;

import static io.taskloom.engine.bpm.model.Models.boundaryTimer;
import static io.taskloom.engine.bpm.model.Models.document;
import static io.taskloom.engine.bpm.model.Models.extension;
import static io.taskloom.engine.bpm.model.Models.input;
import static io.taskloom.engine.bpm.model.Models.service;
import static io.taskloom.engine.bpm.model.Models.task;
import static io.taskloom.engine.bpm.model.Models.with;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Models that attack; each would leave a trace if it got through. {@code TRACE} stands for what leaves it. */
public final class HostileModels {

    /** System property that code which was reached sets. */
    public static final String TRACE = "taskloom.reached";

    static final String JUEL =
            "${''.getClass().forName('java.lang.System').getMethod('setProperty',''.getClass(),''.getClass()).invoke(null,'taskloom.reached','yes')}";
    static final String GROOVY = "System.setProperty('taskloom.reached','yes')";
    static final String TRACER = "io.taskloom.engine.bpm.model.LeavesTrace";

    private HostileModels() {}

    /** @param element id the finding names; empty for the whole document */
    public record Hostile(String name, byte[] bpmn, String element, String rule) {

        Hostile(String name, String bpmn, String element, String rule) {
            this(name, bpmn.getBytes(StandardCharsets.UTF_8), element, rule);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static Stream<Hostile> all() {
        return Stream.of(
                        code(),
                        juel(),
                        scripts(),
                        listeners(),
                        xml(),
                        timers(),
                        structure(),
                        waits(),
                        other(),
                        HidingPlaces.all())
                .flatMap(models -> models);
    }

    private static Stream<Hostile> code() {
        return Stream.of(
                step("java class", "<bpmn:serviceTask id=\"step\" camunda:class=\"" + TRACER + "\"/>", "java-class"),
                step(
                        "java class in activiti's namespace",
                        "<bpmn:serviceTask id=\"step\" activiti:class=\"" + TRACER + "\"/>",
                        "namespace"),
                step(
                        "delegate expression",
                        "<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"${repositoryService}\"/>",
                        "java-class"),
                step("expression", "<bpmn:serviceTask id=\"step\" camunda:expression=\"" + JUEL + "\"/>", "java-class"),
                step("send task class", "<bpmn:sendTask id=\"step\" camunda:class=\"" + TRACER + "\"/>", "java-class"),
                step(
                        "throw event class",
                        "<bpmn:intermediateThrowEvent id=\"step\"><bpmn:messageEventDefinition camunda:class=\""
                                + TRACER + "\"/></bpmn:intermediateThrowEvent>",
                        "later"),
                step(
                        "business rule",
                        "<bpmn:businessRuleTask id=\"step\" camunda:expression=\"" + JUEL + "\"/>",
                        "java-class"),
                step("call activity", "<bpmn:callActivity id=\"step\" calledElement=\"task\"/>", "later"),
                step("mail task", "<bpmn:serviceTask id=\"step\" camunda:type=\"mail\"/>", "value"),
                step("shell task", "<bpmn:serviceTask id=\"step\" camunda:type=\"shell\"/>", "value"),
                step("no topic", "<bpmn:serviceTask id=\"step\" camunda:type=\"external\"/>", "step"),
                new Hostile("unknown topic", service("camunda:topic=\"payroll:pay\"", ""), "step", "topic"),
                new Hostile("computed topic", service("camunda:topic=\"" + JUEL + "\"", ""), "step", "topic"),
                new Hostile(
                        "connector",
                        service(
                                "camunda:topic=\"connector:email.send\"",
                                extension(
                                        "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>")),
                        "step",
                        "connector"));
    }

    /** Messages that would mean somebody else's run, and waits that would never end. */
    private static Stream<Hostile> waits() {
        return Stream.of(
                new Hostile(
                        "message with a name",
                        document("<bpmn:message id=\"m\" name=\"cancel\"/>", wait("waitFor", "TaskCompleted", "")),
                        "m",
                        "message"),
                new Hostile(
                        "message by reference",
                        with(wait("waitFor", "TaskCompleted", "").replace("id=\"message\"", "messageRef=\"m\"")),
                        "step",
                        "message"),
                new Hostile(
                        "receive task by reference",
                        with("<bpmn:receiveTask id=\"step\" messageRef=\"m\"/>"),
                        "step",
                        "message"),
                new Hostile(
                        "receive task that begins a process",
                        with("<bpmn:receiveTask id=\"step\" instantiate=\"true\"/>"),
                        "step",
                        "value"),
                new Hostile("wait for nothing", with("<bpmn:receiveTask id=\"step\"/>"), "step", "wait-for"),
                new Hostile("wait for what never comes", with(wait("waitFor", "MoonRises", "")), "step", "wait-for"),
                new Hostile(
                        "wait with a condition that is no FEEL",
                        with(wait("condition", "=event.task.id =", "TaskCompleted")),
                        "step",
                        "wait-condition"),
                new Hostile(
                        "wait for a call under a condition",
                        with(wait("condition", "=true", "Callback")),
                        "step",
                        "wait-condition"),
                new Hostile(
                        "wait whose result is Taskloom's",
                        with(wait("result", "taskloomActor", "TaskCompleted")),
                        "step",
                        "variable"),
                new Hostile(
                        "wait whose result are the addresses",
                        with(wait("result", "callbacks", "TaskCompleted")),
                        "step",
                        "variable"),
                new Hostile(
                        "wait for a call in a repetition",
                        with("<bpmn:receiveTask id=\"step\">" + said("waitFor", "Callback")
                                + "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality>"
                                + "</bpmn:multiInstanceLoopCharacteristics></bpmn:receiveTask>"),
                        "step",
                        "wait-callback"));
    }

    private static String wait(String name, String value, String waitFor) {
        String what = waitFor.isEmpty() ? "" : property("waitFor", waitFor);
        return "<bpmn:intermediateCatchEvent id=\"step\">"
                + extension("<camunda:properties>" + what + property(name, value) + "</camunda:properties>")
                + "<bpmn:messageEventDefinition id=\"message\"/></bpmn:intermediateCatchEvent>";
    }

    private static String said(String name, String value) {
        return extension("<camunda:properties>" + property(name, value) + "</camunda:properties>");
    }

    private static String property(String name, String value) {
        return "<camunda:property name=\"%s\" value=\"%s\"/>".formatted(name, value);
    }

    private static Stream<Hostile> juel() {
        return Stream.concat(
                Stream.of("assignee", "candidateUsers", "candidateGroups", "dueDate", "followUpDate", "priority")
                        .map(attribute -> new Hostile(
                                "call in " + attribute,
                                task("camunda:" + attribute + "=\"" + JUEL + "\"", ""),
                                "step",
                                "expression")),
                Stream.of(
                        new Hostile("call in name", task("name=\"" + JUEL + "\"", ""), "step", "expression"),
                        new Hostile(
                                "deferred call in name",
                                task("name=\"" + JUEL.replace('$', '#') + "\"", ""),
                                "step",
                                "expression"),
                        new Hostile("class of a text", task("name=\"${''.getClass()}\"", ""), "step", "expression"),
                        new Hostile(
                                "bean",
                                task("name=\"${repositoryService.createDeployment()}\"", ""),
                                "step",
                                "expression"),
                        new Hostile("function", task("name=\"${currentUser()}\"", ""), "step", "expression"),
                        new Hostile("index", task("name=\"${a['b']}\"", ""), "step", "expression"),
                        new Hostile("arithmetic", task("name=\"${1+1}\"", ""), "step", "expression"),
                        new Hostile(
                                "call after a harmless one", task("name=\"${a} ${b.c()}\"", ""), "step", "expression"),
                        new Hostile("nested", task("name=\"${${a}}\"", ""), "step", "expression"),
                        new Hostile("unclosed", task("name=\"${a\"", ""), "step", "expression"),
                        new Hostile(
                                "call in documentation",
                                task("", "<bpmn:documentation>" + JUEL + "</bpmn:documentation>"),
                                "step",
                                "expression"),
                        new Hostile(
                                "call in input",
                                service("camunda:topic=\"connector:email.send\"", input(JUEL)),
                                "step",
                                "expression"),
                        new Hostile(
                                "call in input's list",
                                service(
                                        "camunda:topic=\"connector:email.send\"",
                                        input("<camunda:list><camunda:value>" + JUEL
                                                + "</camunda:value></camunda:list>")),
                                "step",
                                "expression"),
                        new Hostile(
                                "call in a map's key",
                                service(
                                        "camunda:topic=\"connector:email.send\"",
                                        input("<camunda:map><camunda:entry key=\"" + JUEL
                                                + "\">x</camunda:entry></camunda:map>")),
                                "step",
                                "expression"),
                        new Hostile("call in a form key", task("camunda:formKey=\"" + JUEL + "\"", ""), "step", "form"),
                        new Hostile(
                                "embedded form",
                                task("camunda:formKey=\"embedded:deployment:x.html\"", ""),
                                "step",
                                "form"),
                        new Hostile(
                                "call in a form field",
                                task(
                                        "",
                                        extension("<camunda:formData><camunda:formField id=\"x\" defaultValue=\"" + JUEL
                                                + "\"/></camunda:formData>")),
                                "step",
                                "form"),
                        new Hostile(
                                "call in a potential owner",
                                task(
                                        "",
                                        "<bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>"
                                                + JUEL
                                                + "</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner>"),
                                "step",
                                "element"),
                        new Hostile(
                                "call in a message's name",
                                document(
                                        "<bpmn:message id=\"message\" name=\"" + JUEL + "\"/>",
                                        "<bpmn:userTask id=\"step\"/>"),
                                "message",
                                "message"),
                        new Hostile(
                                "call in a signal's name",
                                document(
                                        "<bpmn:signal id=\"signal\" name=\"" + JUEL + "\"/>",
                                        "<bpmn:userTask id=\"step\"/>"),
                                "signal",
                                "later"),
                        new Hostile(
                                "call in an error's message",
                                document(
                                        "<bpmn:error id=\"error\" camunda:errorMessage=\"" + JUEL + "\"/>",
                                        "<bpmn:userTask id=\"step\"/>"),
                                "error",
                                "expression"),
                        new Hostile(
                                "call in a condition",
                                with(
                                        "<bpmn:exclusiveGateway id=\"step\"/><bpmn:sequenceFlow id=\"f3\" sourceRef=\"step\" targetRef=\"end\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">"
                                                + JUEL + "</bpmn:conditionExpression></bpmn:sequenceFlow>"),
                                "f3",
                                "expression"),
                        new Hostile(
                                "candidate starters",
                                task("", "")
                                        .replace(
                                                "isExecutable",
                                                "camunda:candidateStarterUsers=\"" + JUEL + "\" isExecutable"),
                                "process",
                                "attribute"),
                        new Hostile(
                                "call in a collection",
                                task("", loop("camunda:collection=\"" + JUEL + "\"", "")),
                                "step",
                                "expression"),
                        new Hostile("broken FEEL", task("name=\"=1 +\"", ""), "step", "feel"),
                        new Hostile(
                                "external function in FEEL",
                                task(
                                        "name=\"=function(x) external {java: {class: &quot;java.lang.Math&quot;, method signature: &quot;abs(int)&quot;}}\"",
                                        ""),
                                "step",
                                "feel")));
    }

    private static Stream<Hostile> scripts() {
        return Stream.of(
                step("groovy", script("scriptFormat=\"groovy\"", GROOVY), "script-language"),
                step("script in JUEL", script("scriptFormat=\"juel\"", JUEL), "script-language"),
                step("js by its other name", script("scriptFormat=\"graal.js\"", GROOVY), "script-language"),
                step("no language", script("", GROOVY), "script-language"),
                step("computed language", script("scriptFormat=\"${l}\"", GROOVY), "script-language"),
                step("computed script", script("scriptFormat=\"javascript\"", "${source}"), "script"),
                step("broken script", script("scriptFormat=\"javascript\"", "let = ="), "script"),
                step(
                        "script resource",
                        script("scriptFormat=\"javascript\" camunda:resource=\"deployment://x.js\"", "1"),
                        "script-resource"),
                new Hostile(
                        "groovy in input",
                        service(
                                "camunda:topic=\"connector:email.send\"",
                                input("<camunda:script scriptFormat=\"groovy\">" + GROOVY + "</camunda:script>")),
                        "step",
                        "script-language"),
                new Hostile(
                        "resource in input",
                        service(
                                "camunda:topic=\"connector:email.send\"",
                                input("<camunda:script scriptFormat=\"javascript\" resource=\"classpath://x.js\"/>")),
                        "step",
                        "attribute"),
                new Hostile(
                        "groovy in a condition",
                        with(
                                "<bpmn:exclusiveGateway id=\"step\"/><bpmn:sequenceFlow id=\"f3\" sourceRef=\"step\" targetRef=\"end\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">"
                                        + GROOVY + "</bpmn:conditionExpression></bpmn:sequenceFlow>"),
                        "f3",
                        "script-language"));
    }

    private static Stream<Hostile> listeners() {
        return Stream.of(
                new Hostile(
                        "execution listener",
                        task("", extension("<camunda:executionListener event=\"start\" class=\"" + TRACER + "\"/>")),
                        "step",
                        "listener"),
                new Hostile(
                        "task listener",
                        task("", extension("<camunda:taskListener event=\"create\" expression=\"" + JUEL + "\"/>")),
                        "step",
                        "listener"),
                new Hostile(
                        "listener in activiti's namespace",
                        task("", extension("<activiti:executionListener event=\"start\" class=\"" + TRACER + "\"/>")),
                        "step",
                        "namespace"),
                new Hostile(
                        "listener on a flow",
                        with(
                                "<bpmn:userTask id=\"step\"/><bpmn:sequenceFlow id=\"f3\" sourceRef=\"step\" targetRef=\"end\">"
                                        + extension("<camunda:executionListener expression=\"" + JUEL + "\"/>")
                                        + "</bpmn:sequenceFlow>"),
                        "f3",
                        "listener"),
                new Hostile(
                        "listener outside of extensions",
                        task("", "<camunda:executionListener event=\"start\" class=\"" + TRACER + "\"/>"),
                        "step",
                        "listener"));
    }

    private static Stream<Hostile> xml() {
        String good = task("", "");
        String prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        return Stream.of(
                new Hostile("doctype", good.replace(prolog, prolog + "<!DOCTYPE x>"), "", "doctype"),
                new Hostile(
                        "external entity",
                        good.replace(prolog, prolog + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
                                .replace("name=\"Test\"", "name=\"&e;\""),
                        "",
                        "doctype"),
                new Hostile(
                        "entity bomb",
                        good.replace(
                                prolog,
                                prolog
                                        + "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>"),
                        "",
                        "doctype"),
                new Hostile(
                        "UTF-16", good.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16), "", "encoding"),
                new Hostile("declared UTF-16", good.replace("UTF-8", "UTF-16"), "", "encoding"),
                new Hostile("declared UTF-7", good.replace("UTF-8", "UTF-7"), "", "encoding"),
                new Hostile("stylesheet", good.replace(prolog, prolog + "<?xml-stylesheet href=\"x\"?>"), "", "xml"),
                new Hostile("no XML", "BPMN", "", "xml"),
                new Hostile("empty", "", "", "xml"),
                new Hostile("no BPMN", "<html/>", "", "element"),
                new Hostile("giant", task("", "<!--" + "x".repeat(1 << 20) + "-->"), "", "size"),
                new Hostile("too many elements", with("<bpmn:task/>".repeat(20_000)), "", "size"),
                new Hostile(
                        "too deep",
                        with("<bpmn:subProcess>".repeat(200) + "</bpmn:subProcess>".repeat(200)),
                        "",
                        "size"),
                new Hostile(
                        "foreign attribute",
                        task("xmlns:x=\"urn:x\" x:class=\"" + TRACER + "\"", ""),
                        "step",
                        "namespace"),
                new Hostile(
                        "foreign element",
                        task("", extension("<x:thing xmlns:x=\"urn:x\" class=\"" + TRACER + "\"/>")),
                        "step",
                        "namespace"),
                new Hostile(
                        "element without namespace", task("", extension("<thing xmlns=\"\"/>")), "step", "element"));
    }

    private static Stream<Hostile> timers() {
        return Stream.of(
                new Hostile(
                        "cycle without a pause",
                        boundaryTimer("<bpmn:timeCycle>R/PT0S</bpmn:timeCycle>"),
                        "timer",
                        "timer"),
                new Hostile("fast cycle", boundaryTimer("<bpmn:timeCycle>R10/PT1S</bpmn:timeCycle>"), "timer", "timer"),
                new Hostile(
                        "unbounded cycle", boundaryTimer("<bpmn:timeCycle>R/PT1M</bpmn:timeCycle>"), "timer", "timer"),
                new Hostile(
                        "long cycle", boundaryTimer("<bpmn:timeCycle>R5000/PT1M</bpmn:timeCycle>"), "timer", "timer"),
                new Hostile("cron", boundaryTimer("<bpmn:timeCycle>* * * * * ?</bpmn:timeCycle>"), "timer", "timer"),
                new Hostile(
                        "computed cycle", boundaryTimer("<bpmn:timeCycle>${cycle}</bpmn:timeCycle>"), "timer", "timer"),
                new Hostile(
                        "call in a date",
                        boundaryTimer("<bpmn:timeDate>" + JUEL + "</bpmn:timeDate>"),
                        "timer",
                        "expression"),
                new Hostile(
                        "call in a duration",
                        boundaryTimer("<bpmn:timeDuration>" + JUEL + "</bpmn:timeDuration>"),
                        "timer",
                        "expression"),
                new Hostile(
                        "no duration", boundaryTimer("<bpmn:timeDuration>soon</bpmn:timeDuration>"), "timer", "timer"),
                new Hostile(
                        "start timer",
                        task("", "")
                                .replace(
                                        "<bpmn:startEvent id=\"start\" />",
                                        "<bpmn:startEvent id=\"start\"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT0S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>"),
                        "start",
                        "start-timer"));
    }

    private static Stream<Hostile> structure() {
        return Stream.of(
                new Hostile(
                        "two processes",
                        task("", "")
                                .replace(
                                        "</bpmn:definitions>",
                                        "<bpmn:process id=\"other\" isExecutable=\"true\"><bpmn:startEvent id=\"s\"/></bpmn:process></bpmn:definitions>"),
                        "",
                        "process"),
                new Hostile("not executable", task("", "").replace("\"true\"", "\"false\""), "process", "process"),
                new Hostile("same id twice", task("", "").replace("id=\"end\"", "id=\"step\""), "step", "id"),
                new Hostile(
                        "huge repetition",
                        task("", loop("", "<bpmn:loopCardinality>100000000</bpmn:loopCardinality>")),
                        "step",
                        "multi-instance"),
                new Hostile(
                        "loop that never waits",
                        with(
                                "<bpmn:task id=\"step\"/><bpmn:sequenceFlow id=\"f3\" sourceRef=\"step\" targetRef=\"step2\"/><bpmn:task id=\"step2\"/><bpmn:sequenceFlow id=\"f4\" sourceRef=\"step2\" targetRef=\"step\"/>"),
                        "step",
                        "endless-loop"),
                new Hostile(
                        "flow to itself",
                        with(
                                "<bpmn:task id=\"step\"/><bpmn:sequenceFlow id=\"f3\" sourceRef=\"step\" targetRef=\"step\"/>"),
                        "step",
                        "endless-loop"));
    }

    private static Stream<Hostile> other() {
        return Stream.of(
                new Hostile(
                        "own variable",
                        service(
                                "camunda:topic=\"connector:email.send\"",
                                input("x").replace("name=\"a\"", "name=\"taskloomActor\"")),
                        "step",
                        "variable"),
                new Hostile("queue jumping", task("camunda:jobPriority=\"1000\"", ""), "step", "priority"),
                new Hostile(
                        "endless retries",
                        service(
                                "camunda:topic=\"connector:email.send\"",
                                extension(
                                        "<camunda:failedJobRetryTimeCycle>R99999/PT0S</camunda:failedJobRetryTimeCycle>")),
                        "step",
                        "retry"),
                new Hostile(
                        "endless attempts",
                        service(
                                "camunda:topic=\"connector:email.send\"",
                                extension(
                                        "<camunda:properties><camunda:property name=\"retry\" value=\"R9999/PT0S\"/></camunda:properties>")),
                        "step",
                        "retry"));
    }

    private static String loop(String attributes, String content) {
        return "<bpmn:multiInstanceLoopCharacteristics " + attributes + ">" + content
                + "</bpmn:multiInstanceLoopCharacteristics>";
    }

    private static String script(String attributes, String source) {
        return "<bpmn:scriptTask id=\"step\" " + attributes + "><bpmn:script>" + source
                + "</bpmn:script></bpmn:scriptTask>";
    }

    private static Hostile step(String name, String element, String rule) {
        return new Hostile(name, with(element), "step", rule);
    }
}
