package io.taskloom.engine.bpm.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class JavaScriptTests {

    private static final JavaScript SCRIPT = new JavaScript(
            new ScriptSettings(Duration.ofSeconds(1), 1_000_000, DataSize.ofMegabytes(128), 1_000_000, 20_000, 2));

    @AfterAll
    static void stop() {
        SCRIPT.destroy();
    }

    @Test
    void takesAndAnswersJsonLikeValues() {
        Object value = run(
                "const names = task.assignees.map(a => a.name); ({ first: names[0], count: names.length, due: null })",
                Map.of("task", Map.of("assignees", List.of(Map.of("name", "Uma")))));

        assertThat(value).isInstanceOf(Map.class).asString().isEqualTo("{first=Uma, count=1, due=null}");
        assertThat(run("1 / 2", Map.of())).isEqualTo(0.5);
        assertThat(run("undefined", Map.of())).isNull();
        assertThat(run("/^a+$/.test('aaa')", Map.of())).isEqualTo(true);
    }

    @ParameterizedTest
    @Timeout(8)
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) ;",
                "let a = []; while (true) a.push('x'.repeat(1000) + a.length)",
                "let s = 'x'; for (let i = 0; i < 40; i++) s += s; s.length",
                "const f = () => f(); f()",
                "/(x+x+)+\\1y/.test('x'.repeat(40))",
                "/^(?=(a|aa)+\\1$)b/.test('a'.repeat(60) + '!')",
                "new Array(1e9).fill(1).length",
                "Array.from({length: 1e9}, (_, i) => i).length",
                "[...Array(1e8).keys()].length",
                "({ toJSON() { while (true) {} } })",
                "JSON.stringify(Array(5000).fill('y'.repeat(900000)))",
                "Array(3).fill('y'.repeat(900000))",
                "3n ** 100000000n",
                "new ArrayBuffer(2 ** 31)",
                "new Uint8Array(1e9)"
            })
    void stopsWhatIsTooMuch(String hostile) {
        assertThatThrownBy(() -> run(hostile, Map.of())).isInstanceOf(ScriptFailed.class);

        assertThat(run("6 * 7", Map.of())).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Java.type('java.lang.Runtime').getRuntime().exec('touch /tmp/reached')",
                "java.lang.System.exit(1)",
                "Packages.java.lang.System.exit(1)",
                "load('/etc/passwd')",
                "Polyglot.eval('js', '1')",
                "Graal.versionECMAScript",
                "print('x')",
                "console.log('x')",
                "eval('1')",
                "new Function('return 1')()",
                "(() => {}).constructor('return 1')()",
                "process.env",
                "require('fs')",
                "task.getClass().forName('java.lang.Runtime')"
            })
    void reachesNothingOfTheHost(String hostile) {
        assertThatThrownBy(() -> run(hostile, Map.of("task", Map.of("name", "x"))))
                .isInstanceOf(ScriptFailed.class);
    }

    @Test
    void leavesNothingForTheNextScript() {
        run("globalThis.left = 1; Object.prototype.left = 2; JSON.stringify = () => '3'; 4", Map.of());

        assertThat(run("typeof left + {}.left", Map.of())).isEqualTo("undefinedundefined");
    }

    private static @Nullable Object run(String source, Map<String, Object> variables) {
        return SCRIPT.evaluate(source, variables::containsKey, variables::get);
    }
}
