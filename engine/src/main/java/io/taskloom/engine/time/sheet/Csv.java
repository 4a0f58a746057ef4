package io.taskloom.engine.time.sheet;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Lines of CSV (RFC 4180) that no spreadsheet takes for formulas: a text that begins like one is shown with an apostrophe before
 * it.
 */
final class Csv {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final Writer out;

    Csv(Writer out) {
        this.out = out;
    }

    /** Texts that people wrote. */
    record Text(String value) {}

    /** @param cells {@link Text}, or what is written as it stands */
    void line(List<?> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            Object cell = cells.get(i);
            out.write(quoted(cell instanceof Text(String text) ? harmless(text) : String.valueOf(cell)));
        }
        out.write("\r\n");
    }

    private static String harmless(String text) {
        String seen = text.stripLeading();
        boolean formula = !text.isEmpty()
                && (FORMULA.indexOf(text.charAt(0)) >= 0 || (!seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0));
        return formula ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                && text.equals(text.strip());
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
