package io.taskloom.engine.bpm.model;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes small decisions for tests, and some that attack. */
public final class Decisions {

    private Decisions() {}

    /** @param amount of the order @param share what the customer saves, in percent */
    public static final String DISCOUNT =
            table("discount", "UNIQUE", "order.amount", "discount", ">= 100|10", "< 100|0");

    public static String document(String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0" id="drg_%d" name="Test" namespace="http://camunda.org/schema/1.0/dmn">
                %s
                </definitions>
                """.formatted(content.hashCode() & 0xffff, content);
    }

    public static String table(String id, String hitPolicy, String input, String output, String... rules) {
        return document(decision(id, hitPolicy, "", input, output, rules));
    }

    /** @param requirements of the decision @param rules each a condition and a result, with a bar between them */
    public static String decision(
            String id, String hitPolicy, String requirements, String input, String output, String... rules) {
        int[] number = {0};
        return """
                <decision id="%s" name="The %s">%s
                <decisionTable id="%s_table" hitPolicy="%s">
                <input id="%s_in" label="Input" biodi:width="192"><inputExpression id="%s_expression"><text>%s</text></inputExpression></input>
                <output id="%s_out" name="%s" />
                %s</decisionTable></decision>
                """.formatted(
                        id,
                        id,
                        requirements,
                        id,
                        hitPolicy,
                        id,
                        id,
                        escaped(input),
                        id,
                        output,
                        Stream.of(rules)
                                .map(rule -> rule.split("\\|", 2))
                                .map(rule -> """
                                        <rule id="%1$s_rule%2$d"><inputEntry id="%1$s_when%2$d"><text>%3$s</text></inputEntry><outputEntry id="%1$s_then%2$d"><text>%4$s</text></outputEntry></rule>
                                        """.formatted(id, ++number[0], escaped(rule[0]), escaped(rule[1])))
                                .collect(Collectors.joining()));
    }

    /** A model with a step {@code step} that makes the decision, and more attributes. */
    public static String model(String decision, String attributes) {
        return Models.with(
                "<bpmn:businessRuleTask id=\"step\" name=\"Decide\" camunda:decisionRef=\"%s\" camunda:decisionRefBinding=\"deployment\" %s/>"
                        .formatted(decision, attributes));
    }

    /** Each would leave a trace, or never end, if it got through. */
    public static Stream<Hostile> hostile() {
        String groovy = "System.setProperty('%s','yes')".formatted(HostileModels.TRACE);
        return Stream.of(
                hostile("groovy in a cell", cell("expressionLanguage=\"groovy\"", groovy), "decision-language"),
                hostile(
                        "javascript in a cell",
                        cell("expressionLanguage=\"javascript\"", "java.lang.System.exit(1)"),
                        "decision-language"),
                hostile("juel in a cell", cell("expressionLanguage=\"juel\"", "${''.getClass()}"), "decision-language"),
                hostile("java of feel", cell("", "\"a\".getClass()"), "decision"),
                hostile(
                        "java of feel as an argument",
                        cell(
                                "",
                                "sort([1, 2], function(a, b) external {java: {class: \"x.Y\", method signature: \"z(int, int)\"}})"),
                        "decision"),
                hostile("brackets that never end", cell("", "(".repeat(60)), "decision"),
                hostile("tests that never end", table("d", "UNIQUE", "x", "y", "(".repeat(60) + "|1"), "decision"),
                hostile(
                        "a schema of elsewhere",
                        DISCOUNT.replace(
                                "id=\"drg",
                                "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://camunda.org/schema/1.0/dmn http://127.0.0.1:1/x.xsd\" id=\"drg"),
                        "decision"),
                hostile("an expression that is no feel", cell("", "1 +"), "decision"),
                hostile("tests that are no tests", table("d", "UNIQUE", "x", "y", "> > 1|1"), "decision"),
                hostile("an empty input", table("d", "UNIQUE", " ", "y", "1|1"), "decision"),
                hostile("an unknown hit policy", table("d", "PRIORITY", "x", "y", "1|1"), "decision"),
                hostile("an output that is ours", table("d", "UNIQUE", "x", "taskloomActor", "1|1"), "decision"),
                hostile(
                        "an import",
                        document("<import namespace=\"x\" locationURI=\"http://localhost/x.dmn\" importType=\"x\"/>"
                                + decision("d", "UNIQUE", "", "x", "y", "1|1")),
                        "decision"),
                hostile(
                        "a decision of elsewhere",
                        document(decision(
                                "d",
                                "UNIQUE",
                                "<informationRequirement id=\"r\"><requiredDecision href=\"http://localhost/x.dmn#e\"/></informationRequirement>",
                                "x",
                                "y",
                                "1|1")),
                        "decision"),
                hostile(
                        "decisions that need each other",
                        document(decision("d", "UNIQUE", needs("e"), "x", "y", "1|1")
                                + decision("e", "UNIQUE", needs("d"), "x", "y", "1|1")),
                        "decision"),
                hostile(
                        "a function",
                        document("<decision id=\"d\" name=\"d\"><functionDefinition kind=\"Java\"/></decision>"),
                        "decision"),
                hostile("nothing decided", document(""), "decision"),
                hostile(
                        "the same decision twice",
                        document(decision("d", "UNIQUE", "", "x", "y", "1|1")
                                + decision("d", "UNIQUE", "", "x", "y", "2|1")),
                        "decision-id"),
                hostile(
                        "an entity",
                        "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                + DISCOUNT.substring(DISCOUNT.indexOf("<def")),
                        "decision"),
                hostile(
                        "an entity bomb",
                        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>"
                                + DISCOUNT.substring(DISCOUNT.indexOf("<def")).replace(">10<", ">&b;<"),
                        "decision"),
                new Hostile("utf-16", DISCOUNT.getBytes(StandardCharsets.UTF_16), "decision"),
                hostile("another document", Models.task("", ""), "decision"),
                hostile("an old DMN", DISCOUNT.replace("20191111", "20151101"), "decision"),
                hostile(
                        "a huge table",
                        table(
                                        "d",
                                        "FIRST",
                                        "x",
                                        "y",
                                        Stream.iterate(0, n -> n + 1)
                                                .limit(DecisionCheck.MOST_CELLS / 2 + 1)
                                                .map(n -> n + "|1")
                                                .toArray(String[]::new))
                                .replaceAll(" id=\"d_(when|then)[0-9]+\"", ""),
                        "decision"));
    }

    public static String needs(String decision) {
        return "<informationRequirement id=\"needs_%1$s\"><requiredDecision href=\"#%1$s\"/></informationRequirement>"
                .formatted(decision);
    }

    private static String cell(String attributes, String text) {
        return document("""
                <decision id="d" name="d"><literalExpression id="d_text" %s><text>%s</text></literalExpression></decision>
                """.formatted(attributes, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static Hostile hostile(String name, String dmn, String rule) {
        return new Hostile(name, dmn.getBytes(StandardCharsets.UTF_8), rule);
    }

    /** @param rule that it breaks */
    public record Hostile(String name, byte[] dmn, String rule) {
        @Override
        public String toString() {
            return name;
        }
    }
}
