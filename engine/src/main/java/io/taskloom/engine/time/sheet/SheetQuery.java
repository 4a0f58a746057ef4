package io.taskloom.engine.time.sheet;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet is about.
 *
 * @param from its first day; null for the Monday of this week
 * @param to its last day; null for the Sunday of the first day's week
 * @param person {@code me}, {@code all} or a person's id; null for oneself
 */
record SheetQuery(
        WorkspaceId workspace,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String person,
        @Nullable ProjectId project) {

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);
    private static final int MOST_DAYS = 366;

    /** First and last day. */
    record Days(LocalDate from, LocalDate to) {
        boolean contain(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** @throws InvalidInput if there is no sheet of those days */
    Days days(LocalDate today) {
        check("from", from);
        check("to", to);
        LocalDate first = from != null ? from : monday(to == null ? today : to);
        LocalDate last = to != null ? to : monday(first).plusDays(6);
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new InvalidInput("to", "range", "A sheet has 1 to 366 days.");
        }
        return new Days(first, last);
    }

    private static void check(String field, @Nullable LocalDate day) {
        if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
            throw new InvalidInput(field, "range", "A sheet lies between 2000 and 2200.");
        }
    }

    /** Of the day's week. */
    static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }
}
