package io.taskloom.engine.bpm.model;

import static io.taskloom.engine.bpm.model.HostileModels.GROOVY;
import static io.taskloom.engine.bpm.model.HostileModels.JUEL;
import static io.taskloom.engine.bpm.model.HostileModels.TRACER;
import static io.taskloom.engine.bpm.model.Models.boundaryTimer;
import static io.taskloom.engine.bpm.model.Models.document;
import static io.taskloom.engine.bpm.model.Models.extension;
import static io.taskloom.engine.bpm.model.Models.input;
import static io.taskloom.engine.bpm.model.Models.service;
import static io.taskloom.engine.bpm.model.Models.task;
import static io.taskloom.engine.bpm.model.Models.with;

import io.taskloom.engine.bpm.model.HostileModels.Hostile;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every place of BPMN and of Camunda's extensions in which code, an expression or an address hides, with one in it. */
final class HidingPlaces {

    private static final String EMAIL = "camunda:topic=\"connector:email.send\"";

    /** What a space of another kind hides: we would take it for FEEL, the engine for an expression of its own. */
    private static final String BEHIND_A_WIDE_SPACE = "&#x3000;=&quot;%s&quot;".formatted(JUEL);

    private static final String FROM_FEEL =
            "{h: function(q) {g: q}, s: h(function(a, b) external {java: {class: &quot;java.lang.System&quot;,"
                    + " method signature: &quot;setProperty(java.lang.String, java.lang.String)&quot;}}),"
                    + " r: s.g(&quot;taskloom.reached&quot;, &quot;yes&quot;)}.r";

    private HidingPlaces() {}

    static Stream<Hostile> all() {
        return Stream.of(
                        expressions(),
                        oldNamespace(),
                        extensions(),
                        standard(),
                        languages(),
                        markup(),
                        addresses(),
                        loops(),
                        sizes())
                .flatMap(models -> models);
    }

    private static Stream<Hostile> expressions() {
        Stream<Hostile> wide = Stream.of(
                new Hostile(
                        "wide space in a name", task("name=\"" + BEHIND_A_WIDE_SPACE + "\"", ""), "step", "expression"),
                new Hostile(
                        "wide space in an assignee",
                        task("camunda:assignee=\"" + BEHIND_A_WIDE_SPACE + "\"", ""),
                        "step",
                        "expression"),
                new Hostile("wide space in an input", service(EMAIL, input(BEHIND_A_WIDE_SPACE)), "step", "expression"),
                new Hostile(
                        "wide space in a collection",
                        task("", loop("camunda:collection=\"" + BEHIND_A_WIDE_SPACE + "\"", "")),
                        "step",
                        "expression"),
                new Hostile("wide space in a condition", condition("", BEHIND_A_WIDE_SPACE), "f3", "expression"),
                new Hostile(
                        "wide space in a date",
                        boundaryTimer("<bpmn:timeDate>" + BEHIND_A_WIDE_SPACE + "</bpmn:timeDate>"),
                        "timer",
                        "timer"));
        Stream<Hostile> deferred = Stream.of(
                        "camunda:assignee", "camunda:candidateUsers", "camunda:dueDate", "camunda:priority", "name")
                .map(attribute -> new Hostile(
                        "deferred call in " + attribute,
                        task(attribute + "=\"" + JUEL.replace('$', '#') + "\"", ""),
                        "step",
                        "expression"));
        Stream<Hostile> elsewhere = Stream.of(
                new Hostile(
                        "call in a cardinality",
                        task("", loop("", "<bpmn:loopCardinality>" + JUEL + "</bpmn:loopCardinality>")),
                        "step",
                        "expression"),
                new Hostile(
                        "call in a completion",
                        task(
                                "",
                                loop(
                                        "camunda:collection=\"a\"",
                                        "<bpmn:completionCondition>" + JUEL + "</bpmn:completionCondition>")),
                        "step",
                        "expression"),
                new Hostile(
                        "call in an output",
                        service(EMAIL, input(JUEL).replace("inputParameter", "outputParameter")),
                        "step",
                        "expression"),
                new Hostile(
                        "call in a map's value",
                        service(
                                EMAIL,
                                input("<camunda:map><camunda:entry key=\"a\">" + JUEL
                                        + "</camunda:entry></camunda:map>")),
                        "step",
                        "expression"),
                new Hostile(
                        "call in a list in a map",
                        service(
                                EMAIL,
                                input("<camunda:map><camunda:entry key=\"a\"><camunda:list><camunda:value>" + JUEL
                                        + "</camunda:value></camunda:list></camunda:entry></camunda:map>")),
                        "step",
                        "expression"),
                new Hostile(
                        "call in CDATA",
                        task("", "<bpmn:documentation><![CDATA[" + JUEL + "]]></bpmn:documentation>"),
                        "step",
                        "expression"),
                new Hostile(
                        "call cut by a comment",
                        task("", "<bpmn:documentation>$<!-- -->{a.b()}</bpmn:documentation>"),
                        "step",
                        "expression"),
                new Hostile("call written by numbers", task("name=\"&#36;&#123;a.b()}\"", ""), "step", "expression"),
                new Hostile("call cut by a harmless one", task("name=\"$${a}{b.c()}\"", ""), "step", "expression"),
                new Hostile(
                        "call in an error's name",
                        document("<bpmn:error id=\"error\" name=\"" + JUEL + "\"/>", "<bpmn:userTask id=\"step\"/>"),
                        "error",
                        "expression"),
                new Hostile(
                        "call in an error's code",
                        document(
                                "<bpmn:error id=\"error\" errorCode=\"" + JUEL + "\"/>",
                                "<bpmn:userTask id=\"step\"/>"),
                        "error",
                        "expression"),
                new Hostile(
                        "call in the process's name",
                        task("", "").replace("name=\"Test\"", "name=\"" + JUEL + "\""),
                        "process",
                        "expression"),
                new Hostile("Java from FEEL", task("name=\"=" + FROM_FEEL + "\"", ""), "step", "feel"),
                new Hostile("brackets without end", task("name=\"=" + "(".repeat(60) + "\"", ""), "step", "feel"),
                new Hostile("lists without end", task("name=\"=" + "[".repeat(60) + "\"", ""), "step", "feel"));
        return Stream.of(wide, deferred, elsewhere).flatMap(models -> models);
    }

    /** Camunda takes both namespaces for its own. */
    private static Stream<Hostile> oldNamespace() {
        Stream<Hostile> attributes = Stream.of("assignee", "candidateUsers", "dueDate", "priority", "formKey", "async")
                .map(name -> new Hostile(
                        "activiti:" + name, task("activiti:" + name + "=\"" + JUEL + "\"", ""), "step", "namespace"));
        Stream<Hostile> calls = Stream.of("class", "delegateExpression", "expression", "type", "resultVariable")
                .map(name -> new Hostile(
                        "activiti:" + name + " of a service",
                        with("<bpmn:serviceTask id=\"step\" activiti:" + name + "=\"" + JUEL + "\"/>"),
                        "step",
                        "namespace"));
        Stream<Hostile> elements = Stream.of(
                        "<activiti:field name=\"a\"><activiti:expression>%s</activiti:expression></activiti:field>",
                        "<activiti:taskListener event=\"create\" expression=\"%s\"/>",
                        "<activiti:inputOutput><activiti:inputParameter name=\"a\">%s</activiti:inputParameter></activiti:inputOutput>",
                        "<activiti:formProperty default=\"%s\"/>",
                        "<activiti:in source=\"%s\" target=\"a\"/>",
                        "<activiti:failedJobRetryTimeCycle>%s</activiti:failedJobRetryTimeCycle>")
                .map(element -> new Hostile(
                        element.substring(1, element.indexOf(' ') < 0 ? element.indexOf('>') : element.indexOf(' ')),
                        task("", extension(element.formatted(JUEL))),
                        "step",
                        "namespace"));
        return Stream.of(attributes, calls, elements).flatMap(models -> models);
    }

    private static Stream<Hostile> extensions() {
        Stream<Hostile> attributes = Map.ofEntries(
                        Map.entry("camunda:taskPriority", "priority"),
                        Map.entry("camunda:jobPriority", "priority"),
                        Map.entry("camunda:formHandlerClass", "attribute"),
                        Map.entry("camunda:resultVariable", "attribute"),
                        Map.entry("camunda:exclusive", "attribute"),
                        Map.entry("camunda:async", "attribute"),
                        Map.entry("camunda:decisionRef", "attribute"),
                        Map.entry("camunda:caseRef", "attribute"),
                        Map.entry("camunda:calledElementBinding", "attribute"),
                        Map.entry("camunda:variableMappingClass", "attribute"),
                        Map.entry("camunda:variableMappingDelegateExpression", "attribute"),
                        Map.entry("camunda:formRefVersion", "form"))
                .entrySet()
                .stream()
                .map(each -> new Hostile(
                        each.getKey(), task(each.getKey() + "=\"" + JUEL + "\"", ""), "step", each.getValue()));
        Stream<Hostile> ofProcess = Stream.of(
                        "camunda:candidateStarterUsers",
                        "camunda:candidateStarterGroups",
                        "camunda:jobPriority",
                        "camunda:taskPriority")
                .map(name -> new Hostile(
                        name + " of the process",
                        task("", "").replace("isExecutable", name + "=\"" + JUEL + "\" isExecutable"),
                        "process",
                        name.endsWith("Priority") ? "priority" : "attribute"));
        Stream<Hostile> elements = Map.of(
                        "<camunda:field name=\"a\"><camunda:expression>%s</camunda:expression></camunda:field>",
                        "java-class",
                        "<camunda:in businessKey=\"%s\"/>",
                        "element",
                        "<camunda:out sourceExpression=\"%s\" target=\"a\"/>",
                        "element",
                        "<camunda:errorEventDefinition errorRef=\"e\" expression=\"%s\"/>",
                        "element",
                        "<camunda:formProperty id=\"a\" default=\"%s\"/>",
                        "element",
                        "<camunda:potentialStarter><bpmn:resourceAssignmentExpression><bpmn:formalExpression>%s</bpmn:formalExpression></bpmn:resourceAssignmentExpression></camunda:potentialStarter>",
                        "element",
                        "<camunda:formData><camunda:formField id=\"a\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\"%s\"/></camunda:validation></camunda:formField></camunda:formData>",
                        "form",
                        "<camunda:taskListener event=\"timeout\" delegateExpression=\"%s\"/>",
                        "listener",
                        "<camunda:executionListener event=\"end\"><camunda:script scriptFormat=\"javascript\">%s</camunda:script></camunda:executionListener>",
                        "listener",
                        "<camunda:connector><camunda:inputOutput><camunda:inputParameter name=\"url\">%s</camunda:inputParameter></camunda:inputOutput><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
                        "connector")
                .entrySet()
                .stream()
                .map(each -> new Hostile(
                        each.getKey().substring(0, Math.min(60, each.getKey().length())),
                        task("", extension(each.getKey().formatted(JUEL))),
                        "step",
                        each.getValue()));
        return Stream.of(attributes, ofProcess, elements).flatMap(models -> models);
    }

    /** What BPMN itself has room for, and Camunda reads in part. */
    private static Stream<Hostile> standard() {
        Stream<Hostile> assignments = Stream.of("humanPerformer", "potentialOwner", "performer", "resourceRole")
                .map(role -> new Hostile(
                        role,
                        task(
                                "",
                                "<bpmn:%1$s><bpmn:resourceAssignmentExpression><bpmn:formalExpression>%2$s</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:%1$s>"
                                        .formatted(role, JUEL)),
                        "step",
                        "element"));
        Stream<Hostile> inTask = Map.of(
                        "<bpmn:ioSpecification><bpmn:dataInput id=\"d\" name=\"%s\"/></bpmn:ioSpecification>",
                        "element",
                        "<bpmn:dataInputAssociation><bpmn:assignment><bpmn:from>%s</bpmn:from></bpmn:assignment></bpmn:dataInputAssociation>",
                        "element",
                        "<bpmn:property name=\"%s\"/>",
                        "element",
                        "<bpmn:standardLoopCharacteristics><bpmn:loopCondition>%s</bpmn:loopCondition></bpmn:standardLoopCharacteristics>",
                        "loop",
                        "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>%s</bpmn:loopDataInputRef></bpmn:multiInstanceLoopCharacteristics>",
                        "element",
                        "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"a\"><bpmn:complexBehaviorDefinition><bpmn:condition>%s</bpmn:condition></bpmn:complexBehaviorDefinition></bpmn:multiInstanceLoopCharacteristics>",
                        "element")
                .entrySet()
                .stream()
                .map(each -> new Hostile(
                        each.getKey().substring(0, Math.min(30, each.getKey().length())),
                        task("", each.getKey().formatted(JUEL)),
                        "step",
                        each.getValue()));
        Stream<Hostile> nodes = Map.of(
                        "transaction", "later",
                        "adHocSubProcess", "later",
                        "receiveTask", "later",
                        "callActivity", "later",
                        "complexGateway", "element",
                        "callChoreography", "element",
                        "globalScriptTask", "element",
                        "implicitThrowEvent", "element",
                        "subChoreography", "element")
                .entrySet()
                .stream()
                .filter(each -> !each.getKey().equals("receiveTask"))
                .map(each -> new Hostile(
                        each.getKey(), with("<bpmn:" + each.getKey() + " id=\"step\"/>"), "step", each.getValue()));
        Stream<Hostile> events = Map.of(
                        "signalEventDefinition", "later",
                        "compensateEventDefinition", "later",
                        "linkEventDefinition", "later",
                        "escalationEventDefinition", "later",
                        "cancelEventDefinition", "element")
                .entrySet()
                .stream()
                .map(each -> new Hostile(
                        each.getKey() + " thrown",
                        with("<bpmn:intermediateThrowEvent id=\"step\"><bpmn:" + each.getKey()
                                + "/></bpmn:intermediateThrowEvent>"),
                        "step",
                        each.getValue()));
        Stream<Hostile> roots = Map.of(
                        "<bpmn:import namespace=\"x\" location=\"http://127.0.0.1:1/x.bpmn\" importType=\"x\"/>",
                        "element",
                        "<bpmn:itemDefinition id=\"i\" structureRef=\"java.lang.Runtime\"/>",
                        "element",
                        "<bpmn:interface id=\"i\" name=\"java.lang.Runtime\" implementationRef=\"java.lang.Runtime\"/>",
                        "element",
                        "<bpmn:resource id=\"r\" name=\"r\"/>",
                        "element",
                        "<bpmn:extension definition=\"x\" mustUnderstand=\"true\"/>",
                        "element",
                        "<bpmn:relationship type=\"x\"><bpmn:source>x</bpmn:source></bpmn:relationship>",
                        "element")
                .entrySet()
                .stream()
                .map(each -> {
                    boolean named = each.getKey().contains(" id=\"");
                    String id = each.getKey().contains(" id=\"i\"") ? "i" : "r";
                    return new Hostile(
                            each.getKey()
                                    .substring(0, Math.min(20, each.getKey().length())),
                            document(each.getKey(), "<bpmn:userTask id=\"step\"/>"),
                            named ? id : "definitions",
                            each.getValue());
                });
        return Stream.of(assignments, inTask, nodes, events, roots).flatMap(models -> models);
    }

    private static Stream<Hostile> languages() {
        return Stream.of(
                        "groovy",
                        "freemarker",
                        "xslt",
                        "xquery",
                        "python",
                        "jython",
                        "ruby",
                        "scala",
                        "juel",
                        "feel",
                        "JavaScript",
                        "javascript ;",
                        "ecmascript",
                        "text/javascript",
                        "application/javascript",
                        "js",
                        "Graal.js",
                        "nashorn",
                        "velocity",
                        "beanshell",
                        "dmn-xml")
                .flatMap(language -> Stream.of(
                        new Hostile(
                                language + " in a task",
                                with("<bpmn:scriptTask id=\"step\" scriptFormat=\"" + language + "\"><bpmn:script>"
                                        + GROOVY + "</bpmn:script></bpmn:scriptTask>"),
                                "step",
                                "script-language"),
                        new Hostile(
                                language + " in an input",
                                service(
                                        EMAIL,
                                        input("<camunda:script scriptFormat=\"" + language + "\">" + GROOVY
                                                + "</camunda:script>")),
                                "step",
                                "script-language"),
                        new Hostile(
                                language + " in a condition",
                                condition("language=\"" + language + "\"", GROOVY),
                                "f3",
                                "script-language")));
    }

    private static Stream<Hostile> markup() {
        String prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        return Stream.of(
                new Hostile(
                        "XML 1.1",
                        task("", "").replace(prolog, "<?xml version=\"1.1\" encoding=\"UTF-8\"?>"),
                        "",
                        "xml"),
                new Hostile(
                        "parameter entity",
                        task("", "")
                                .replace(
                                        prolog,
                                        prolog
                                                + "<!DOCTYPE x [<!ENTITY % e SYSTEM \"http://127.0.0.1:1/e.dtd\"> %e;]>"),
                        "",
                        "doctype"),
                new Hostile(
                        "DOCTYPE of elsewhere",
                        task("", "").replace(prolog, prolog + "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">"),
                        "",
                        "doctype"),
                new Hostile(
                        "included file",
                        task(
                                "",
                                extension(
                                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>")),
                        "step",
                        "namespace"),
                new Hostile("instruction", task("", "<?php system('id') ?>"), "", "xml"),
                new Hostile("base address", task("xml:base=\"http://127.0.0.1:1/\"", ""), "step", "namespace"),
                new Hostile(
                        "a namespace nearly Camunda's",
                        task("", "")
                                .replace("schema/1.0/bpmn\"", "schema/1.0/bpmn/\"")
                                .replace(
                                        "<bpmn:userTask id=\"step\"",
                                        "<bpmn:userTask id=\"step\" camunda:assignee=\"a\""),
                        "step",
                        "namespace"),
                new Hostile("an old namespace of BPMN", task("", "").replace("20100524", "20090524"), "", "element"),
                new Hostile(
                        "an attribute of another kind", task("bpmn:name=\"" + JUEL + "\"", ""), "step", "attribute"),
                new Hostile(
                        "a shape that is a task",
                        task(
                                "",
                                "<bpmndi:userTask xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" id=\"other\" name=\""
                                        + JUEL + "\"/>"),
                        "other",
                        "element"));
    }

    private static Stream<Hostile> addresses() {
        return Stream.of(
                new Hostile(
                        "schema of elsewhere",
                        task("", "")
                                .replace(
                                        "id=\"definitions\"",
                                        "id=\"definitions\" xsi:schemaLocation=\"http://camunda.org/schema/1.0/bpmn http://127.0.0.1:1/x.xsd\""),
                        "definitions",
                        "file"),
                new Hostile(
                        "schema of a file",
                        task("xsi:noNamespaceSchemaLocation=\"file:///etc/passwd\"", ""),
                        "step",
                        "attribute"),
                new Hostile(
                        "script of the deployment",
                        with(
                                "<bpmn:scriptTask id=\"step\" scriptFormat=\"javascript\" camunda:resource=\"deployment://x.js\"/>"),
                        "step",
                        "script-resource"),
                new Hostile(
                        "icon of elsewhere",
                        task("camunda:modelerTemplateIcon=\"https://example.com/x.svg\"", ""),
                        "step",
                        "icon"),
                new Hostile(
                        "icon that is a page",
                        task("camunda:modelerTemplateIcon=\"data:text/html,x\"", ""),
                        "step",
                        "icon"),
                new Hostile(
                        "icon that is a script",
                        task("camunda:modelerTemplateIcon=\"javascript:alert(1)\"", ""),
                        "step",
                        "icon"),
                new Hostile("colour of elsewhere", coloured("url(https://example.com/x.svg#a)"), "shape", "colour"),
                new Hostile("colour with a style", coloured("red;background:url(//x)"), "shape", "colour"),
                new Hostile(
                        "form by an address", task("camunda:formKey=\"https://example.com/form\"", ""), "step", "form"),
                new Hostile("form of the app", task("camunda:formKey=\"app:x.html\"", ""), "step", "form"),
                new Hostile(
                        "form of the deployment",
                        task("camunda:formKey=\"camunda-forms:deployment:x.form\"", ""),
                        "step",
                        "form"),
                new Hostile("form by a script", task("camunda:formKey=\"javascript:alert(1)\"", ""), "step", "form"));
    }

    /** Each would go round within one transaction, for ever. */
    private static Stream<Hostile> loops() {
        String back = "<bpmn:sequenceFlow id=\"f3\" sourceRef=\"step\" targetRef=\"step\"/>";
        String round = "<bpmn:scriptTask id=\"step\" scriptFormat=\"javascript\" camunda:resultVariable=\"%s\">"
                + "<bpmn:script>-1</bpmn:script>"
                + loop("isSequential=\"true\"", "<bpmn:loopCardinality>2</bpmn:loopCardinality>")
                + "</bpmn:scriptTask>";
        String falls = "<bpmn:subProcess id=\"step\" camunda:asyncAfter=\"true\"><bpmn:startEvent id=\"s\"/>"
                + "<bpmn:sequenceFlow id=\"g1\" sourceRef=\"s\" targetRef=\"e\"/>"
                + "<bpmn:endEvent id=\"e\"><bpmn:errorEventDefinition errorRef=\"error\"/></bpmn:endEvent></bpmn:subProcess>"
                + "<bpmn:boundaryEvent id=\"caught\" attachedToRef=\"step\"><bpmn:errorEventDefinition errorRef=\"error\"/></bpmn:boundaryEvent>"
                + "<bpmn:sequenceFlow id=\"f3\" sourceRef=\"caught\" targetRef=\"step\"/>";
        return Stream.concat(
                Stream.of(
                        new Hostile(
                                "task asked of nobody, again and again",
                                with("<bpmn:userTask id=\"step\">"
                                        + loop("", "<bpmn:loopCardinality>0</bpmn:loopCardinality>")
                                        + "</bpmn:userTask>" + back),
                                "step",
                                "endless-loop"),
                        new Hostile(
                                "connector called for nothing, again and again",
                                with("<bpmn:serviceTask id=\"step\" camunda:type=\"external\" " + EMAIL + ">"
                                        + loop("camunda:collection=\"none\"", "") + "</bpmn:serviceTask>" + back),
                                "step",
                                "endless-loop"),
                        new Hostile(
                                "error that never gets to the wait",
                                document("<bpmn:error id=\"error\" errorCode=\"x\"/>", falls),
                                "caught",
                                "endless-loop")),
                Stream.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances")
                        .map(counter ->
                                new Hostile("own " + counter, with(round.formatted(counter)), "step", "variable")));
    }

    private static Stream<Hostile> sizes() {
        String many = IntStream.range(0, 11)
                .mapToObj(n ->
                        "<bpmn:boundaryEvent id=\"b%d\" attachedToRef=\"step\" cancelActivity=\"false\"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                                .formatted(n))
                .reduce("", String::concat);
        return Stream.of(
                new Hostile(
                        "too many timers of a step", with("<bpmn:userTask id=\"step\"/>" + many), "step", "boundary"),
                new Hostile("long name", task("name=\"" + "x".repeat(300) + "\"", ""), "step", "length"),
                new Hostile(
                        "long namespace",
                        task("", "").replace("targetNamespace=\"test\"", "targetNamespace=\"" + "x".repeat(300) + "\""),
                        "definitions",
                        "length"),
                new Hostile(
                        "long version",
                        task("", "")
                                .replace("isExecutable", "camunda:versionTag=\"" + "x".repeat(300) + "\" isExecutable"),
                        "process",
                        "length"),
                new Hostile(
                        "long script",
                        with("<bpmn:scriptTask id=\"step\" scriptFormat=\"javascript\"><bpmn:script>"
                                + ";".repeat(30_000) + "</bpmn:script></bpmn:scriptTask>"),
                        "step",
                        "script"),
                new Hostile("long FEEL", task("name=\"=1" + "+1".repeat(3_000) + "\"", ""), "step", "feel"),
                new Hostile(
                        "timer of a century",
                        boundaryTimer("<bpmn:timeDuration>P9999Y</bpmn:timeDuration>"),
                        "timer",
                        "timer"),
                new Hostile(
                        "class of a listener",
                        task("", extension("<camunda:executionListener event=\"start\" class=\"" + TRACER + "\"/>")),
                        "step",
                        "listener"));
    }

    private static String condition(String attributes, String text) {
        return with(
                "<bpmn:exclusiveGateway id=\"step\"/><bpmn:sequenceFlow id=\"f3\" sourceRef=\"step\" targetRef=\"end\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" "
                        + attributes + ">" + text + "</bpmn:conditionExpression></bpmn:sequenceFlow>");
    }

    private static String coloured(String colour) {
        return task("", "")
                .replace(
                        "</bpmn:definitions>",
                        "<bpmndi:BPMNDiagram xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" id=\"d\"><bpmndi:BPMNPlane id=\"p\" bpmnElement=\"process\"><bpmndi:BPMNShape id=\"shape\" bpmnElement=\"step\" bioc:fill=\""
                                + colour + "\"/></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>");
    }

    private static String loop(String attributes, String content) {
        return "<bpmn:multiInstanceLoopCharacteristics " + attributes + ">" + content
                + "</bpmn:multiInstanceLoopCharacteristics>";
    }
}
