package io.taskloom.engine.bpm.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** None of these looks up from what it does, so that nothing but a limit of its own would ever end it. */
    @ParameterizedTest
    @Timeout(8)
    @ValueSource(
            strings = {
                "Array.prototype.indexOf.call({length: 2**53-1}, 1)",
                "Array.prototype.includes.call({length: 2**53-1}, 1)",
                "Array.prototype.reverse.call({length: 2**53-1})",
                "Array.prototype.sort.call({length: 2**32-1})",
                "Array.prototype.fill.call({length: 2**53-1}, 0)",
                "Array.prototype.copyWithin.call({length: 2**53-1}, 5)",
                "Array.prototype.join.call({length: 2**53-1}, '')",
                "Array.prototype.splice.call({length: 2**53-2}, 0, 0, 1)",
                "const a = []; a.length = 4294967295; a.lastIndexOf(1)",
                "const a = []; a.length = 4294967295; [].concat(a)",
                "const a = []; a.length = 4294967295; [a].flat()",
                "const a = []; a.length = 4294967295; [1].flatMap(() => a)",
                "const a = []; a.length = 4294967295; new Set(a)",
                "const a = []; a.length = 4294967295; Array.from(a)",
                "const a = []; a.length = 4294967295; [...a]",
                "const a = []; a.length = 4294967295; JSON.stringify({}, a)",
                "const a = []; a.length = 4294967295; a",
                "const a = []; const i = a.values(); a.length = 4294967295; new Set(i).size",
                "Array.from({length: 2**53-1})",
                "String.raw({raw: {length: 2**53-1}})",
                "Math.max.apply(null, {length: 2**31})",
                "Reflect.apply(Math.max, null, {length: 2**53-1})",
                "'a'.repeat(999999).indexOf('a'.repeat(499999) + 'b')",
                "'a'.repeat(999999).split('a'.repeat(499999) + 'b')",
                "'a'.repeat(999999).replaceAll('a'.repeat(499999) + 'b', '')",
                "'a'.repeat(999999).split({[Symbol.split]: undefined, toString: () => 'a'.repeat(499999) + 'b'})",
                "const e = {[Symbol.isConcatSpreadable]: true, length: 2**53-1}; new Proxy([e], {})",
                "throw { toString() { while (true) {} } }",
                "const e = new Error(); Object.defineProperty(e, 'name', { get() { while (true) {} } }); throw e",
                "({ get a() { while (true) {} } })",
                "Promise.resolve().then(() => { while (true) {} }); while (true) {}",
                "[...(function* () { while (true) yield 1 })()]",
                "Iterator.from({ next: () => ({ done: false }) }).toArray()",
                "const s = new Set([1]); for (const x of s) { s.delete(x); s.add(x) }",
                "let d = []; for (let i = 0; i < 100000; i++) d = [d]; d",
                "let d = {}; for (let i = 0; i < 1100; i++) d = {d}; d",
                "const c = {}; c.c = c; c",
                "(async () => {}).constructor('return 1')()",
                "Object.getPrototypeOf(function* () {}).constructor('yield 1')()",
                "new ShadowRealm().evaluate('1')",
                "new Proxy({}, {})"
            })
    void stopsWhatWouldNotEvenLookUp(String hostile) {
        assertThatThrownBy(() -> run(hostile, Map.of()))
                .isInstanceOfSatisfying(ScriptFailed.class, failed -> assertThat(failed.detail())
                        .hasSizeLessThan(600));

        assertThat(run("6 * 7", Map.of())).isEqualTo(42);
        await().atMost(Duration.ofSeconds(5)).until(() -> Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getName().matches("script-[0-9]+"))
                .noneMatch(each -> Arrays.toString(each.getValue()).contains("Run.perform")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[3, 1, 2].sort().map(x => x + 1).filter(x => x > 2).join('-')|3-4",
                "[1].concat([2, 3], 4, [[5]]).length + ''|5",
                "[1, [2, [3]]].flat(Infinity).join()|1,2,3",
                "[1, 2].flatMap(x => [x, x * 2]).join()|1,2,2,4",
                "Array.from({length: 3}, (_, i) => i * 2).join()|0,2,4",
                "Array.from(new Set('aab')).join()|a,b",
                "const [a, ...b] = [1, 2, 3]; b.join()|2,3",
                "'a-b-c'.replaceAll('-', '+') + 'a.b'.split('.').length|a+b+c2",
                "'abc'.replace(/b/, x => x + x) + 'abc'.includes('b')|abbctrue",
                "'Straße'.repeat(300).toUpperCase().slice(0, 7)|STRASSE",
                "'a,b'.split(/,/).reverse().join('') + 'abc'.split('').length|ba3",
                "Object.entries({a: 1}).map(([k, v]) => k + v).join()|a1",
                "class Mine extends Array {} new Mine(1, 2).concat(3).join()|1,2,3"
            })
    void keepsListsAndTextsAsTheyAre(String script, String answer) {
        assertThat(run(script, Map.of())).isEqualTo(answer);
    }

    @Test
    void answersNumbersThatVariablesCanHold() {
        assertThat(run("100000000000000000000", Map.of())).isEqualTo(1e20);
        assertThat(run("({ [Symbol('x')]: 1, a: 2 })", Map.of())).isEqualTo(Map.of("a", 2));
        assertThat(run("(() => 1)", Map.of())).isNull();
        // What it promises never comes: there is no file to be read.
        assertThat(run("import('fs')", Map.of())).isEqualTo(Map.of());
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
                "globalThis.constructor.constructor('return this')()",
                "new Worker('x')",
                "setTimeout(() => {}, 1)",
                "new WebAssembly.Memory({initial: 1})",
                "Atomics.wait(1, 0, 0)",
                "new SharedArrayBuffer(1)",
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
        run("Array.prototype.map = () => 'left'; Object.prototype.toJSON = () => 'left'; ({})", Map.of());
        run("globalThis.left = 1; Object.prototype.left = 2; JSON.stringify = () => '3'; 4", Map.of());

        assertThat(run("[1].map(x => x + 1)", Map.of())).isEqualTo(List.of(2));
        assertThat(run("typeof left + {}.left", Map.of())).isEqualTo("undefinedundefined");
    }

    private static @Nullable Object run(String source, Map<String, Object> variables) {
        return SCRIPT.evaluate(source, variables::containsKey, variables::get);
    }
}
