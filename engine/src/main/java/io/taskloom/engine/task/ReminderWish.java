package io.taskloom.engine.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When to remind whom: exactly one of {@code at} and {@code before}.
 *
 * @param before ISO 8601 duration before the date it is relative to, {@code PT1M}
 * @param relativeTo {@code due} if nothing is said
 * @param audience {@code assignees} if nothing is said
 * @param personId for whom, with the audience {@code person}; they must see the project
 * @param channels both if nothing is said
 * @param repeat null for once
 * @param working whether the time before is working time, by the workspace's calendar
 * @param inHours whether it comes in working hours only, and else when they begin
 * @param missed what becomes of the firings of a repeated one that nobody was there to send; {@code once} if nothing is said
 * @param timeZone in which a repeated one keeps its time of day; the person's own if nothing is said
 */
@Schema(name = "NewReminder")
public record ReminderWish(
        @Nullable String before,
        @Nullable Instant at,
        @Nullable Anchor relativeTo,
        @Nullable Audience audience,
        @Nullable PersonId personId,
        @Nullable List<Channel> channels,
        @Nullable Repeat repeat,
        @Nullable Missed missed,
        @Nullable String timeZone,
        @Nullable Boolean working,
        @Nullable Boolean inHours) {

    /** For the assignees, once. */
    public ReminderWish(@Nullable String before, @Nullable Instant at) {
        this(before, at, null, null, null, null, null, null, null, null, null);
    }

    /** Which of the task's dates a relative one follows. */
    public enum Anchor {
        @JsonProperty("due")
        DUE,
        @JsonProperty("start")
        START;

        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who is reminded. */
    public enum Audience {
        /** Whoever asks for it; kept as that person. */
        @JsonProperty("me")
        ME,
        /** The reporter while there are none. */
        @JsonProperty("assignees")
        ASSIGNEES,
        @JsonProperty("person")
        PERSON;

        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By which way. */
    public enum Channel {
        @JsonProperty("inbox")
        INBOX,
        @JsonProperty("email")
        EMAIL;

        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of the firings of a repeated reminder that were missed while nothing ran. */
    public enum Missed {
        /** One stands for all of them. */
        @JsonProperty("once")
        ONCE,
        /** Each is sent, the oldest first, of many the last twenty. */
        @JsonProperty("all")
        ALL,
        /** None is sent. */
        @JsonProperty("skip")
        SKIP;

        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How it repeats until the task is done: exactly one of {@code every} and {@code rule}.
     *
     * @param every whole hours, days or weeks: {@code PT4H}, {@code P1D}, {@code P2W}
     * @param rule of RFC 5545, {@code FREQ=WEEKLY;BYDAY=MO,FR}, at the first one's time of day
     * @param times how often at most
     * @param until the last moment at which it may come
     */
    @Schema(name = "ReminderRepeat")
    public record Repeat(
            @Nullable String every,
            @Nullable String rule,
            @Nullable Integer times,
            @Nullable Instant until) {}
}
