package io.taskloom.engine.template;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.Priority;
import io.taskloom.engine.task.ReminderWish;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task to be made. Title, description, tags and section may hold placeholders.
 *
 * @param tags by name; those that the project does not have are made
 * @param timeZone IANA name, if the times are meant there whoever uses the template; null for the user's own
 * @param reminders need the date that they are relative to
 * @param key what {@code blockedBy} of others names it by; each once in a template
 * @param section by name, in a project; null for none
 * @param blockedBy keys of the tasks that come first
 * @param estimate ISO 8601 duration
 * @param fields values of custom fields; what the project has no fitting field for is left out
 */
@Schema(name = "TemplateTask")
public record TaskContent(
        String title,
        @Nullable String description,
        Priority priority,
        List<String> tags,
        @Nullable Moment start,
        @Nullable Moment due,
        @Nullable String timeZone,
        List<PersonId> assignees,
        List<Reminding> reminders,
        List<TaskContent> subtasks,
        @Nullable String key,
        @Nullable String section,
        List<String> blockedBy,
        @Nullable String estimate,
        List<FieldValue> fields)
        implements Content {

    /**
     * @param field by name
     * @param value a text, a number, true or false; of a date its day, of a choice its word, of a person their id
     */
    @Schema(name = "TemplateFieldValue")
    public record FieldValue(
            String field,
            @Schema(types = {"string", "number", "boolean"}) Object value) {

        public FieldValue {
            field = field == null ? "" : field.strip();
        }
    }

    /**
     * A reminder as {@link ReminderWish} asks for it, but never at a fixed time.
     *
     * @param before ISO 8601 duration before the due date, or before the start
     * @param relativeTo {@code due} if nothing is said
     * @param audience {@code assignees} if nothing is said; {@code me} is whoever uses the template
     * @param personId for whom, with the audience {@code person}; left out where they do not see the project
     * @param repeat null for once
     */
    @Schema(name = "TemplateReminder")
    public record Reminding(
            String before,
            ReminderWish.@Nullable Anchor relativeTo,
            ReminderWish.@Nullable Audience audience,
            @Nullable PersonId personId,
            @Nullable List<ReminderWish.Channel> channels,
            @Nullable Repeating repeat,
            ReminderWish.@Nullable Missed missed,
            @Nullable String timeZone,
            @Nullable Boolean working,
            @Nullable Boolean inHours) {

        public Reminding {
            channels = channels == null
                    ? null
                    : channels.stream().filter(Objects::nonNull).distinct().toList();
        }

        public Reminding(String before) {
            this(before, null, null, null, null, null, null, null, null, null);
        }

        ReminderWish wish() {
            return new ReminderWish(
                    before,
                    null,
                    relativeTo,
                    audience,
                    personId,
                    channels,
                    repeat == null ? null : repeat.wish(),
                    missed,
                    timeZone,
                    working,
                    inHours);
        }

        /** Which of the task's dates it follows. */
        ReminderWish.Anchor anchor() {
            return relativeTo == null ? ReminderWish.Anchor.DUE : relativeTo;
        }
    }

    /**
     * How a reminder repeats, until no day: a template is used on any.
     *
     * @param every {@code PT4H}, {@code P1D} or {@code P2W}; null if there is a rule
     * @param rule of RFC 5545; null if it comes every so often
     * @param times how often at most
     */
    @Schema(name = "TemplateRepeat")
    public record Repeating(
            @Nullable String every,
            @Nullable String rule,
            @Nullable Integer times) {

        ReminderWish.Repeat wish() {
            return new ReminderWish.Repeat(every, rule, times, null);
        }
    }

    // What is left out of the JSON comes as null.
    public TaskContent {
        title = title == null ? "" : title.strip();
        priority = priority == null ? Priority.MEDIUM : priority;
        tags = orEmpty(tags).stream().map(String::strip).distinct().toList();
        assignees = orEmpty(assignees).stream().distinct().toList();
        reminders = orEmpty(reminders).stream().distinct().toList();
        subtasks = orEmpty(subtasks);
        section = section == null ? null : section.strip();
        blockedBy = orEmpty(blockedBy).stream().distinct().toList();
        fields = orEmpty(fields);
    }

    @Override
    public List<TaskContent> tops() {
        return List.of(this);
    }

    Stream<TaskContent> andBelow() {
        return Stream.concat(Stream.of(this), subtasks.stream().flatMap(TaskContent::andBelow));
    }

    @Override
    public TaskContent withTexts(UnaryOperator<String> texts) {
        return new TaskContent(
                texts.apply(title),
                description == null ? null : texts.apply(description),
                priority,
                tags.stream().map(texts).toList(),
                start,
                due,
                timeZone,
                assignees,
                reminders,
                subtasks.stream().map(each -> each.withTexts(texts)).toList(),
                key,
                section == null ? null : texts.apply(section),
                blockedBy,
                estimate,
                fields);
    }

    /** On other dates, meant there. */
    TaskContent dated(@Nullable Moment otherStart, @Nullable Moment otherDue, ZoneId zone) {
        return new TaskContent(
                title,
                description,
                priority,
                tags,
                otherStart,
                otherDue,
                zone.getId(),
                assignees,
                reminders,
                subtasks,
                key,
                section,
                blockedBy,
                estimate,
                fields);
    }

    TaskContent titled(String other) {
        return new TaskContent(
                other,
                description,
                priority,
                tags,
                start,
                due,
                timeZone,
                assignees,
                reminders,
                subtasks,
                key,
                section,
                blockedBy,
                estimate,
                fields);
    }

    @JsonIgnore
    boolean dated() {
        return start != null || due != null;
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
