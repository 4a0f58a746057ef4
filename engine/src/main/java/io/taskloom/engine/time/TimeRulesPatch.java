package io.taskloom.engine.time;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import io.taskloom.engine.web.Patch;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to change of a workspace's rules for time; the rest stays. @param lockedBefore a day; null for none */
@Schema(name = "TimeSettingsPatch")
record TimeRulesPatch(
        Patch<@NotNull Rounding> rounding,
        Patch<@NotNull Integer> roundingMinutes,
        @Schema(format = "date") Patch<String> lockedBefore,
        Patch<@NotNull String> timeZone) {

    private static final Set<Integer> STEPS = Set.of(5, 6, 15, 30);
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    /** @throws InvalidInput naming every field that breaks a rule */
    TimeRulesView apply(TimeRulesView now, Instant at) {
        var errors = new ArrayList<FieldError>();
        Rounding nextRounding = Objects.requireNonNullElse(rounding.orElse(now.rounding()), now.rounding());
        int minutes = Objects.requireNonNullElse(roundingMinutes.orElse(now.roundingMinutes()), now.roundingMinutes());
        String zone = Objects.requireNonNullElse(timeZone.orElse(now.timeZone()), now.timeZone());
        LocalDate before = lockedBefore.given() ? day(lockedBefore.orElse(null)) : now.lockedBefore();
        if (!STEPS.contains(minutes)) {
            errors.add(new FieldError("roundingMinutes", "choice", "Time is rounded to 5, 6, 15 or 30 minutes."));
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            errors.add(new FieldError("timeZone", "unknown", "There is no time zone of this name."));
        } else {
            checkLock(before, at.atZone(ZoneId.of(zone)).toLocalDate(), errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new TimeRulesView(now.workspaceId(), nextRounding, minutes, before, zone, now.version() + 1);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInput("lockedBefore", "format", "A day looks like 2026-11-16.");
        }
    }

    private static void checkLock(@Nullable LocalDate before, LocalDate today, ArrayList<FieldError> errors) {
        if (before != null && before.isAfter(today)) {
            errors.add(
                    new FieldError("lockedBefore", "future", "Only what is over can be locked: today at the latest."));
        }
        if (before != null && before.isBefore(FIRST)) {
            errors.add(new FieldError(
                    "lockedBefore", "range", "A lock lies in the year 2000 or later; null takes it away."));
        }
    }
}
