package io.taskloom.engine.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.util.List;

/**
 * A day of the week on which work is done.
 *
 * @param hours in order, without overlap
 */
@Schema(name = "WorkDay")
public record WorkDay(@NotNull WeekDay day, @NotNull List<@NotNull @Valid Hours> hours) {

    public WorkDay {
        hours = List.copyOf(hours);
    }

    /** As JSON says it. */
    @Schema(name = "WeekDay")
    public enum WeekDay {
        @JsonProperty("monday")
        MONDAY,
        @JsonProperty("tuesday")
        TUESDAY,
        @JsonProperty("wednesday")
        WEDNESDAY,
        @JsonProperty("thursday")
        THURSDAY,
        @JsonProperty("friday")
        FRIDAY,
        @JsonProperty("saturday")
        SATURDAY,
        @JsonProperty("sunday")
        SUNDAY;

        DayOfWeek java() {
            return DayOfWeek.valueOf(name());
        }
    }

    /** @param from {@code 09:00} @param to later on the same day, up to {@code 24:00} */
    @Schema(name = "WorkHours")
    public record Hours(@NotNull String from, @NotNull String to) {

        @JsonIgnore
        int start() {
            return minutes(from);
        }

        @JsonIgnore
        int end() {
            return minutes(to);
        }

        /** @return -1 for what is no time */
        private static int minutes(String text) {
            return text.matches("([01]\\d|2[0-3]):[0-5]\\d|24:00")
                    ? Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3))
                    : -1;
        }
    }
}
