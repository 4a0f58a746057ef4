package io.taskloom.engine.template;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.Priority;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task to be made. Title, description, tags and section may hold placeholders.
 *
 * @param tags by name; those that the project does not have are made
 * @param timeZone IANA name, if the times are meant there whoever uses the template; null for the user's own
 * @param reminders need a due date
 * @param key what {@code blockedBy} of others names it by; each once in a template
 * @param section by name, in a project; null for none
 * @param blockedBy keys of the tasks that come first
 * @param estimate ISO 8601 duration
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
        @Nullable String estimate)
        implements Content {

    /** @param before ISO 8601 duration before the due date */
    @Schema(name = "TemplateReminder")
    public record Reminding(String before) {}

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
                estimate);
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
                estimate);
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
                estimate);
    }

    @JsonIgnore
    boolean dated() {
        return start != null || due != null;
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
