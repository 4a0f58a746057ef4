package io.taskloom.engine.time.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    private static String line(Object... cells) throws IOException {
        var out = new StringWriter();
        new Csv(out).line(List.of(cells));
        return out.toString();
    }

    @Test
    void whatWouldBreakACellIsQuoted() throws IOException {
        assertThat(line(new Csv.Text("a \"b\", c"), "plain", new Csv.Text("two\nlines"), new Csv.Text(" edge")))
                .isEqualTo("\"a \"\"b\"\", c\",plain,\"two\nlines\",\" edge\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "\n@x"})
    void noTextIsTakenForAFormula(String text) throws IOException {
        assertThat(line(new Csv.Text(text))).startsWith(text.matches("(?s).*[\\r\\n].*") ? "\"'" : "'");
    }

    @Test
    void textsInTheMiddleStayAsTheyAre() throws IOException {
        assertThat(line(new Csv.Text("a=b"), new Csv.Text(""))).isEqualTo("a=b,\r\n");
    }
}
