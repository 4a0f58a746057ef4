package io.taskloom.engine.schedule;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.automation.TriggerSchedule;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that somebody thinks about.
 *
 * @param cron expressions of five fields (minute, hour, day, month, day of the week), separated by {@code ;}
 * @param timeZone IANA name, where its times are meant
 * @param days {@code all}, {@code working} or {@code next-working}; {@code all} if nothing is said
 */
@Schema(name = "ScheduleQuestion")
record PreviewSchedule(
        @Schema(example = "0 9 * * MON-FRI") @NotNull @Size(max = 500)
        String cron,

        @Schema(example = "Europe/Berlin") @NotNull @Size(max = 100)
        String timeZone,

        @Schema(example = "working") @Nullable @Size(max = 20)
        String days) {

    TriggerSchedule said() {
        return new TriggerSchedule(cron.strip(), timeZone.strip(), days, null);
    }
}
