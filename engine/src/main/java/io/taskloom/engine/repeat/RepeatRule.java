package io.taskloom.engine.repeat;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * A rule of RFC 5545 on days. Which time of the day is meant, and where, the series says: so no change of the clocks can move
 * a date.
 */
public final class RepeatRule {

    /** Every day of the week falls on every day of the year within it. */
    private static final int FAR = 40;

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

    private final RuleText text;
    private final RecurrenceRule rule;

    private RepeatRule(RuleText text) {
        this.text = text;
        try {
            rule = new RecurrenceRule(text.endless(), RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            throw RuleText.refused("format", "This is no rule of RFC 5545: its parts do not fit, or are out of range.");
        }
    }

    /** @throws io.taskloom.engine.problem.InvalidInput naming what no task repeats by */
    public static RepeatRule parse(String text) {
        return new RepeatRule(RuleText.parse(text));
    }

    /**
     * Its days, in order, without regard to where it ends. Looked for in the next forty years; what comes later is not there.
     *
     * @param start from which it counts; itself a day of it only if the rule says so
     * @param from the first day to look at
     */
    public List<LocalDate> days(LocalDate start, LocalDate from, Predicate<LocalDate> wanted, int most) {
        LocalDate first = from.isAfter(start) ? from : start;
        LocalDate last = first.isBefore(LATEST.minusYears(FAR)) ? first.plusYears(FAR) : LATEST;
        var found = new ArrayList<LocalDate>();
        try {
            RecurrenceRuleIterator each = rule.iterator(date(start));
            if (first.isAfter(start)) {
                each.fastForward(date(first));
            }
            while (found.size() < most && each.hasNext()) {
                LocalDate day = day(each.nextDateTime());
                if (day.isAfter(last)) {
                    break;
                }
                if (!day.isBefore(first) && wanted.test(day)) {
                    found.add(day);
                }
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            // The library gives up where a rule leads nowhere for very long: there are no more days.
        }
        return found;
    }

    /** The next after the day on which something was done. A rule that only says how often counts from that day itself. */
    @Nullable
    public LocalDate after(LocalDate done) {
        if (text.plain()) {
            LocalDate next = done.plus(step());
            return next.isAfter(LATEST) ? null : next;
        }
        return days(done, done.plusDays(1), day -> true, 1).stream().findFirst().orElse(null);
    }

    private Period step() {
        return switch (text.frequency()) {
            case "DAILY" -> Period.ofDays(text.interval());
            case "WEEKLY" -> Period.ofWeeks(text.interval());
            case "MONTHLY" -> Period.ofMonths(text.interval());
            default -> Period.ofYears(text.interval());
        };
    }

    /** How many tasks there are in all, the first included; null if that does not end it. */
    @Nullable
    public Integer count() {
        return text.count();
    }

    @Nullable
    public Until until() {
        return text.until();
    }

    private static DateTime date(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }

    private static LocalDate day(DateTime date) {
        return LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDayOfMonth());
    }

    /** As it is kept and told: {@code FREQ=WEEKLY;INTERVAL=2;BYDAY=TU}. */
    @Override
    public String toString() {
        return text.toString();
    }
}
