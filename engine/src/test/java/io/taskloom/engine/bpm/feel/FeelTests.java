package io.taskloom.engine.bpm.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.bpm.ExpressionFailed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeelTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Feel feel = new Feel(
            new FeelSettings(Duration.ofMillis(500), 1_000_000, 10_000, 4_000), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void readsNestedVariablesAndAnswersPlainJava() {
        Map<String, Object> variables = Map.of(
                "task", Map.of("priority", "high", "assignees", List.of(Map.of("email", "uma@taskloom.example"))));

        assertThat(feel.evaluate("task.priority = \"high\"", variables)).isEqualTo(true);
        assertThat(feel.evaluate("task.assignees[1].email", variables)).isEqualTo("uma@taskloom.example");
        assertThat(feel.evaluate("{a: 1 + 1, b: [1.5, null]}", variables)).satisfies(value -> {
            Map<?, ?> map = (Map<?, ?>) value;
            assertThat(map.get("a")).isEqualTo(2L);
            assertThat((List<?>) map.get("b")).hasSize(2).first().isEqualTo(new BigDecimal("1.5"));
        });
        assertThat(feel.evaluate("duration(\"PT1H\")", variables)).isEqualTo(Duration.ofHours(1));
        assertThat(feel.evaluate("now()", variables)).isEqualTo(ZonedDateTime.ofInstant(NOW, ZoneOffset.UTC));
        assertThat(feel.evaluate(
                        "[tag, duration(\"PT1H\"), count(task.assignees)]",
                        Map.of("tag", "a", "task", variables.get("task"))))
                .isEqualTo(List.of("a", Duration.ofHours(1), 1L));
        assertThat(feel.evaluate("missing", variables)).isNull();
        assertThat(feel.evaluate("task.missing", variables)).isNull();
    }

    @Test
    void readsOnlyTheVariablesItComesTo() {
        Map<String, Object> read = new HashMap<>();

        feel.evaluate("if a then b else c", name -> true, name -> {
            read.put(name, name);
            return name.equals("a") ? true : name;
        });

        assertThat(read.keySet()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void keepsItsOwnRegularExpressionFunctions() {
        assertThat(feel.evaluate("replace(\"abcd\", \"(ab)|(a)\", \"[1=$1]\")", Map.of()))
                .isEqualTo("[1=ab]cd");
        assertThat(feel.evaluate("matches(\"FOO\", \"foo\", \"i\")", Map.of())).isEqualTo(true);
        assertThat(feel.evaluate("split(\"a;b;c\", \";\")", Map.of())).isEqualTo(List.of("a", "b", "c"));
        assertThat(feel.evaluate("extract(\"this is 1 and 2\", \"[0-9]\")", Map.of()))
                .isEqualTo(List.of("1", "2"));
    }

    @ParameterizedTest
    @Timeout(3)
    @ValueSource(
            strings = {
                "for i in 1..3000, j in 1..3000 return i * j",
                "count(for i in 1..1000000000 return i)",
                "some i in 1..5000, j in 1..5000 satisfies i = -j",
                "for i in 1..100 return if i = 1 then \"ab\" else partial[-1] + partial[-1]",
                "count(for i in 1..10000 return count(for j in 1..10000 return j))",
                "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(.*.*a){25}b\")",
                "decimal(1/3, 2000000000)",
                "floor(10 ** 99999999)",
                "number(\"1e999999999\") + 1",
                "{f: function(x) f(x + 1), r: f(1)}.r",
                "string join(for i in 1..10000 return string join(for j in 1..1000 return \"abcdefgh\"))",
                "sort([3,1,2], function(a,b) count(for i in 1..9000 return for k in 1..9000 return k) > 1)"
            })
    void stopsWhatIsTooMuch(String hostile) {
        assertThatThrownBy(() -> {
                    Object value = feel.evaluate(hostile, Map.of());
                    // An endless recursion answers null: FEEL ends it where nothing of ours is harmed.
                    if (value == null) {
                        throw new ExpressionFailed(hostile, "null");
                    }
                })
                .isInstanceOf(ExpressionFailed.class);
    }

    @ParameterizedTest
    @Timeout(3)
    @CsvSource(
            delimiter = '|',
            value = {
                "string join(for i in 1..10000 return \"\", d)|90000|x",
                "string join(for i in 1..10000 return \"\", d, d, d)|90000|x",
                "upper case(d)|400000|ß",
                "lower case(d)|400000|İ",
                "number(d)|300000|9",
                "number(\"1\" + d)|300000|9",
                "replace(d, \"(.*)\", \"$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1\")|300000|a",
                "replace(d, \"a\", d)|90000|a",
                "matches(input: d, pattern: \"^(.*.*a){25}b\")|60|a",
                "extract(d, \"^(.*.*a){25}b\")|60|a",
                "split(d, \"^(.*.*a){25}b\")|60|a"
            })
    void stopsWhatALongTextMakesTooMuch(String hostile, int length, String letter) {
        Object answer;
        try {
            answer = feel.evaluate(hostile, Map.of("d", letter.repeat(length)));
        } catch (ExpressionFailed stopped) {
            return;
        }

        // Nothing but a change of case ends well, and in good time.
        assertThat(answer).isInstanceOf(String.class);
        assertThat(hostile).contains("case");
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(
            strings = {"(", "[", "{a:", "f(", "if (", "-(", "not(", "[(", "for a in (", "1 in (", "\"a\"[(", "((1..2"})
    void givesUpOnBracketsThatNeverEnd(String opening) {
        for (int depth : List.of(18, 40, 200)) {
            assertThatThrownBy(() -> feel.check(opening.repeat(depth))).isInstanceOf(ExpressionFailed.class);
            assertThatThrownBy(() -> feel.checkTests(opening.repeat(depth))).isInstanceOf(ExpressionFailed.class);
        }
        assertThat(feel.evaluate("1 + 1", Map.of())).isEqualTo(2L);
    }

    @Test
    void answersBigTextsInTheOtherCase() {
        assertThat(feel.evaluate("upper case(d)", Map.of("d", "straße 🙂".repeat(1_000))))
                .isEqualTo("STRASSE 🙂".repeat(1_000));
        assertThat(feel.evaluate("string join([\"a\", \"b\"], \", \")", Map.of()))
                .isEqualTo("a, b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort([\"taskloom.reached\", \"yes\"], %s)",
                "{h: function(q) {g: q}, s: h(%s), r: s.g(\"taskloom.reached\", \"yes\")}.r",
                "{h: function(q) {g: q}, s: h(q: %s), r: s.g(\"taskloom.reached\", \"yes\")}.r",
                "get or else(null, %s)",
                "context put({}, \"g\", %s)",
                "[1, 2][%s != null]",
                "{f: %s}"
            })
    void callsNoJavaFromAnywhere(String around) {
        String java = "function(a, b) external {java: {class: \"java.lang.System\","
                + " method signature: \"setProperty(java.lang.String, java.lang.String)\"}}";

        assertThatThrownBy(() -> feel.check(around.formatted(java))).isInstanceOf(ExpressionFailed.class);
        assertThatThrownBy(() -> feel.evaluate(around.formatted(java), Map.of()))
                .isInstanceOf(ExpressionFailed.class);
        assertThat(System.getProperty("taskloom.reached")).isNull();
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(ints = {10, 20, 30, 60, 500})
    void parsesNestedParenthesesInGoodTime(int depth) {
        String nested = "(".repeat(depth) + "1" + ")".repeat(depth);

        assertThatThrownBy(() -> {
                    feel.check(nested);
                    throw new ExpressionFailed(nested, "fine");
                })
                .isInstanceOf(ExpressionFailed.class);
    }

    @Test
    void keepsJavaObjectsAndItsOwnWayToJavaShut() {
        assertThatThrownBy(() -> feel.evaluate("bean.name", Map.of("bean", new Object())))
                .isInstanceOf(ExpressionFailed.class);
        assertThatThrownBy(() -> feel.evaluate(
                        "{f: function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}},"
                                + " r: f(-1)}.r",
                        Map.of()))
                .isInstanceOf(ExpressionFailed.class);
        assertThat(feel.evaluate("\"text\".getClass", Map.of())).isNull();
    }

    @Test
    void whatIsReadOfATextDoesNotHangOnHowBusyTheMachineIs() {
        Feel hurried = new Feel(
                new FeelSettings(Duration.ofNanos(1), 1_000_000, 10_000, 4_000), Clock.fixed(NOW, ZoneOffset.UTC));

        assertThatCode(() -> hurried.check("(a = 1) and ".repeat(300) + "true")).doesNotThrowAnyException();
        assertThatThrownBy(() -> hurried.check("(".repeat(40))).isInstanceOf(ExpressionFailed.class);
    }
}
