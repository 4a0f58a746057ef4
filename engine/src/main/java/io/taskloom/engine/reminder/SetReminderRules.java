package io.taskloom.engine.reminder;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.ReminderWish.Missed;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a project decides from now on: the whole of it. */
@Schema(name = "SetReminderRules")
record SetReminderRules(
        @NotNull Missed missed,
        @Nullable String assigneesAfter,
        @Nullable String managerAfter,
        boolean working,
        @Nullable PersonId managerId) {

    private static final Duration LONGEST = Duration.ofDays(366);

    void check() {
        check(assigneesAfter, "assigneesAfter");
        check(managerAfter, "managerAfter");
    }

    private static void check(@Nullable String after, String field) {
        try {
            if (after == null
                    || (Duration.parse(after).compareTo(Duration.ofHours(1)) >= 0
                            && Duration.parse(after).compareTo(LONGEST) <= 0)) {
                return;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Answered as the wrong lengths are.
        }
        throw new InvalidInput(field, "format", "A duration from an hour to 366 days, such as PT4H or P2D.");
    }
}
