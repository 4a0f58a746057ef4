package io.taskloom.engine.calendar;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.problem.InvalidInput;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads whole days out of an iCalendar text (RFC 5545), as calendars of holidays are; leaves out what is none. */
final class HolidayReader {

    private static final int LONGEST_HOLIDAY = 31;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final Map<LocalDate, String> found = new TreeMap<>();
    private int leftOut;

    private HolidayReader() {}

    /**
     * @param holidays by day, 500 at most
     * @param leftOut how many events were none, repeat or are too many
     */
    @Schema(name = "HolidaysRead")
    record Found(List<Holiday> holidays, int leftOut) {}

    static Found read(String text) {
        if (!text.toUpperCase(Locale.ROOT).contains("BEGIN:VCALENDAR")) {
            throw new InvalidInput("text", "format", "This is no iCalendar: it has no BEGIN:VCALENDAR.");
        }
        var reader = new HolidayReader();
        reader.lines(text);
        return new Found(
                reader.found.entrySet().stream()
                        .map(each -> new Holiday(each.getKey(), each.getValue()))
                        .toList(),
                reader.leftOut);
    }

    private void lines(String text) {
        Map<String, String> event = null;
        // A line that begins with a space goes on with the one before (section 3.1).
        for (String line : text.replaceAll("\\r?\\n[ \\t]", "").split("\\r?\\n")) {
            String upper = line.strip().toUpperCase(Locale.ROOT);
            if (upper.equals("BEGIN:VEVENT")) {
                event = new LinkedHashMap<>();
            } else if (upper.equals("END:VEVENT") && event != null) {
                add(event);
                event = null;
            } else if (event != null) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    String name = line.substring(0, colon).split(";", 2)[0].toUpperCase(Locale.ROOT);
                    event.putIfAbsent(name, line.substring(colon + 1).strip());
                }
            }
        }
    }

    private void add(Map<String, String> event) {
        LocalDate first = day(event.get("DTSTART"));
        LocalDate end = day(event.get("DTEND"));
        if (first == null || event.containsKey("RRULE")) {
            leftOut++;
            return;
        }
        List<LocalDate> days = new ArrayList<>(List.of(first));
        for (LocalDate day = first.plusDays(1);
                end != null && day.isBefore(end) && days.size() < LONGEST_HOLIDAY;
                day = day.plusDays(1)) {
            days.add(day);
        }
        if (found.size() + days.size() > SetWorkCalendar.MOST_HOLIDAYS) {
            leftOut++;
            return;
        }
        String name = name(event.get("SUMMARY"));
        days.forEach(day -> found.putIfAbsent(day, name));
    }

    private static String name(@Nullable String summary) {
        String plain = summary == null
                ? ""
                : summary.replaceAll("\\\\[nN]", " ")
                        .replaceAll("\\\\(.)", "$1")
                        .replaceAll("\\p{Cntrl}+", " ")
                        .strip();
        return plain.isEmpty() ? "Holiday" : plain.length() > 100 ? plain.substring(0, 100) : plain;
    }

    private static @Nullable LocalDate day(@Nullable String value) {
        try {
            return value == null || value.length() != 8 ? null : LocalDate.parse(value, DAY);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
