package io.taskloom.engine.reminder;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.ReminderWish.Missed;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a project has decided about reminders and about tasks that are overdue.
 *
 * @param missed what becomes of missed firings of repeated reminders that say nothing themselves
 * @param assigneesAfter ISO 8601 duration behind the due date after which the assignees are told; null for never
 * @param managerAfter the same for the manager
 * @param working whether these are working time
 * @param manager null for the project's owners
 */
@Schema(name = "ReminderRules")
public record ReminderRulesView(
        Missed missed,
        @Nullable String assigneesAfter,
        @Nullable String managerAfter,
        boolean working,
        @Nullable PersonView manager,
        long version) {

    static final ReminderRulesView NONE = new ReminderRulesView(Missed.ONCE, null, null, false, null, 0);

    /** @return null if nobody is told */
    @Nullable
    Duration after(Stage stage) {
        String after =
                switch (stage) {
                    case ASSIGNEES -> assigneesAfter;
                    case MANAGER -> managerAfter;
                };
        return after == null ? null : Duration.parse(after);
    }

    boolean escalates() {
        return assigneesAfter != null || managerAfter != null;
    }

    /** Whether what is armed by one would be armed by the other. */
    boolean sameStages(ReminderRulesView other) {
        return Objects.equals(assigneesAfter, other.assigneesAfter)
                && Objects.equals(managerAfter, other.managerAfter)
                && working == other.working;
    }

    @Nullable
    PersonId managerId() {
        return manager == null ? null : manager.id();
    }
}
