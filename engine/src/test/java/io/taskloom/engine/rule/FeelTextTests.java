package io.taskloom.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeelTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Look at it                        | Look at it",
                "=task.id                          | =task.id",
                "{{ task.id }}                     | =task.id",
                "Look at {{task.title}}            | =string join([\"Look at \", string(task.title)])",
                "{{task.id}}{{task.title}}         | =string join([string(task.id), string(task.title)])",
                "{{a.b}}: \"x\" {{c}}!             | =string join([string(a.b), \": \\\"x\\\" \", string(c), \"!\"])",
                "It costs ${5}                     | =\"It costs ${5}\"",
                "It costs #{5}                     | =\"It costs #{5}\"",
                "Brace { and }                     | Brace { and }"
            })
    void aTextBecomesWhatAnInputParameterTakes(String text, String input) {
        assertThat(FeelText.input(text)).isEqualTo(input);
    }

    @Test
    void whateverStandsInATextALiteralHoldsIt() {
        assertThat(FeelText.quoted("\" + now() + \"\\\n\u0000")).isEqualTo("\"\\\" + now() + \\\"\\\\\\n\"");
    }

    @Test
    void surroundingSpaceIsKept() {
        assertThat(FeelText.input(" a ")).isEqualTo("=\" a \"");
    }
}
