package io.taskloom.engine.reminder;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.ReminderWish.Anchor;
import io.taskloom.engine.task.ReminderWish.Audience;
import io.taskloom.engine.task.ReminderWish.Channel;
import io.taskloom.engine.task.ReminderWish.Missed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param at when it comes next, or came last
 * @param before ISO 8601 duration before the date it is relative to; null for a fixed time
 * @param relativeTo null for a fixed time
 * @param audience {@code assignees} or {@code person}
 * @param person for whom, with the audience {@code person}
 * @param repeat null for once
 * @param working whether the time before is working time
 * @param inHours whether it comes in working hours only
 * @param missed null for what the project says
 * @param sent how often it has been
 * @param snoozed whether somebody put off what comes next
 * @param upcoming the next ten times, if nothing else happens; fewer where it ends
 */
@Schema(name = "Reminder")
public record ReminderView(
        ReminderId id,
        Instant at,
        @Nullable String before,
        @Nullable Anchor relativeTo,
        Audience audience,
        @Nullable PersonView person,
        List<Channel> channels,
        @Nullable Repeat repeat,
        @Nullable Missed missed,
        boolean working,
        boolean inHours,
        int sent,
        boolean snoozed,
        List<Instant> upcoming,
        ReminderState state) {

    /** @param timeZone in which days and weeks keep their time of day */
    @Schema(name = "ReminderRepetition")
    public record Repeat(
            @Nullable String every,
            @Nullable String rule,
            @Nullable Integer times,
            @Nullable Instant until,
            String timeZone) {}

    /** What a wish would give. */
    @Schema(name = "ReminderPreview")
    public record Preview(List<Instant> upcoming) {}

    static @Nullable Repeat repeat(@Nullable Repetition repetition) {
        return repetition == null
                ? null
                : new Repeat(
                        repetition.every(),
                        repetition.rule(),
                        repetition.times(),
                        repetition.until(),
                        repetition.zone().getId());
    }
}
