package io.taskloom.engine.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV (RFC 4180) that no spreadsheet takes for formulas: a text that begins like one is shown with an apostrophe before
 * it.
 */
public final class Csv {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600);

    private final CSVPrinter printer;

    /** @param out written to as lines come; whoever gives it flushes it */
    public Csv(Appendable out) throws IOException {
        this.printer = new CSVPrinter(out, CSVFormat.RFC4180);
    }

    /** Texts that people wrote. */
    public record Text(String value) {}

    /** @param cells {@link Text}, or what is written as it stands */
    public void line(List<?> cells) throws IOException {
        printer.printRecord(cells.stream()
                .map(cell -> cell instanceof Text(String text) ? harmless(text) : cell)
                .toList());
    }

    /** A decimal number of hours; empty for null. @param decimals exactly so many */
    public static String hours(@Nullable Duration duration, int decimals) {
        return duration == null
                ? ""
                : BigDecimal.valueOf(duration.toSeconds())
                        .divide(HOUR, decimals, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private static String harmless(String text) {
        // A text that itself begins so gets one more, which is taken off again by original().
        if (text.startsWith("'") && isFormula(text.replaceFirst("^'+", ""))) {
            return "'" + text;
        }
        return isFormula(text) ? "'" + text : text;
    }

    /** The text that {@link Text} was written for. */
    public static String original(String cell) {
        if (!cell.startsWith("'")) {
            return cell;
        }
        String rest = cell.substring(1);
        String bare = rest.replaceFirst("^'+", "");
        return isFormula(bare) ? rest : cell;
    }

    private static boolean isFormula(String text) {
        String seen = text.stripLeading();
        return !text.isEmpty()
                && (FORMULA.indexOf(text.charAt(0)) >= 0 || (!seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0));
    }
}
