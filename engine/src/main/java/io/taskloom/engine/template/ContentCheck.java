package io.taskloom.engine.template;

import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import io.taskloom.engine.reminder.Reminders;
import io.taskloom.engine.task.Estimate;
import io.taskloom.engine.task.ReminderWish.Anchor;
import io.taskloom.engine.task.field.CustomFields;
import io.taskloom.engine.task.field.NewField;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a content can be made, with every error where it stands; asked when it is kept and, filled in, when it is used. */
final class ContentCheck {

    static final int MOST_TASKS = 500;
    private static final int DEEPEST = 20;
    private static final int MOST_ERRORS = 50;
    private static final int FARTHEST = 3_650;
    private static final int LONGEST_DESCRIPTION = 50 * 1024;
    private static final int MOST_LINKS = 100;
    private static final int MOST_LINKS_IN_ALL = 1_000;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}._-]{1,40}");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?");

    private final @Nullable Set<String> placeholders;
    private final Set<String> sections = new HashSet<>();
    private final boolean inProject;
    private final Map<String, TaskContent> byKey = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    private ContentCheck(boolean inProject, @Nullable Set<String> placeholders) {
        this.inProject = inProject;
        this.placeholders = placeholders;
    }

    /** @param placeholders that its texts may hold; null once they are filled in @return what is wrong, not every last bit */
    static List<FieldError> errors(Content content, @Nullable Set<String> placeholders) {
        var check = new ContentCheck(content instanceof ProjectContent, placeholders);
        switch (content) {
            case ProjectContent project -> check.project(project);
            case TaskContent task -> check.tasks(List.of(task), null, 1);
        }
        check.count(content.size());
        check.links(content);
        return List.copyOf(check.errors);
    }

    static void require(Content content) {
        List<FieldError> errors = errors(content, null);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private void project(ProjectContent project) {
        if (project.description() != null) {
            text("content.description", project.description());
            if (project.description().length() > 2_000) {
                wrong("content.description", "length", "The description must not have more than 2000 characters.");
            }
        }
        color("content.color", project.color());
        if (project.sections().size() > 100) {
            wrong("content.sections", "too-many", "A project has at most 100 sections.");
        }
        for (int i = 0; i < Math.min(100, project.sections().size()); i++) {
            ProjectContent.Section section = project.sections().get(i);
            String path = "content.sections[%d].".formatted(i);
            line(path + "name", section.name(), 100);
            color(path + "color", section.color());
            if (section.wipLimit() != null && (section.wipLimit() < 1 || section.wipLimit() > 1_000)) {
                wrong(path + "wipLimit", "range", "A limit lies between 1 and 1000.");
            }
            if (!sections.add(section.name())) {
                wrong(path + "name", "twice", "There is another section of this name.");
            }
        }
        if (project.tags().size() > 500) {
            wrong("content.tags", "too-many", "A project has at most 500 tags.");
        }
        var names = new HashSet<String>();
        for (int i = 0; i < Math.min(500, project.tags().size()); i++) {
            ProjectContent.Tag tag = project.tags().get(i);
            String path = "content.tags[%d].".formatted(i);
            line(path + "name", tag.name(), 50);
            color(path + "color", tag.color());
            if (!names.add(tag.name().toLowerCase(Locale.ROOT))) {
                wrong(path + "name", "twice", "There is another tag of this name.");
            }
        }
        if (project.fields().size() > CustomFields.MOST) {
            wrong("content.fields", "too-many", "A project has at most 50 custom fields.");
        }
        var fields = new HashSet<String>();
        for (int i = 0; i < Math.min(CustomFields.MOST, project.fields().size()); i++) {
            NewField field = project.fields().get(i);
            String path = "content.fields[%d].".formatted(i);
            CustomFields.errors(field).forEach(error -> wrong(path + error.field(), error.code(), error.message()));
            if (field.name() != null && !fields.add(field.name().strip().toLowerCase(Locale.ROOT))) {
                wrong(path + "name", "twice", "There is another field of this name.");
            }
        }
        tasks(project.tasks(), "content.tasks", 1);
    }

    private void tasks(List<TaskContent> tasks, @Nullable String list, int depth) {
        if (depth > DEEPEST && !tasks.isEmpty()) {
            wrong(String.valueOf(list), "too-deep", "Tasks of a template go down at most 20 levels.");
            return;
        }
        for (int i = 0; i < tasks.size() && errors.size() < MOST_ERRORS; i++) {
            task(tasks.get(i), list == null ? "content." : "%s[%d].".formatted(list, i), depth);
        }
    }

    private void task(TaskContent task, String path, int depth) {
        text(path + "title", task.title());
        if (!Texts.within(task.title(), 1, 250)) {
            wrong(path + "title", "length", "A title has 1 to 250 characters.");
        }
        if (task.description() != null) {
            text(path + "description", task.description());
            if (task.description().getBytes(StandardCharsets.UTF_8).length > LONGEST_DESCRIPTION) {
                wrong(path + "description", "too-long", "A description has at most 50 KB.");
            }
        }
        if (task.tags().size() > 20) {
            wrong(path + "tags", "too-many", "A task has at most 20 tags.");
        }
        for (int i = 0; i < Math.min(20, task.tags().size()); i++) {
            line("%stags[%d]".formatted(path, i), task.tags().get(i), 50);
        }
        if (task.assignees().size() > 20) {
            wrong(path + "assignees", "too-many", "A task has at most 20 assignees.");
        }
        dates(task, path);
        if (!Estimate.valid(task.estimate())) {
            wrong(path + "estimate", "format", "An estimate looks like PT1H30M, in whole minutes up to 10000 hours.");
        }
        if (task.section() != null && !inProject) {
            wrong(path + "section", "no-project", "Only the tasks of a project's template stand in sections.");
        } else if (task.section() != null && !sections.contains(task.section())) {
            wrong(path + "section", "unknown", "The template has no such section.");
        }
        values(task, path);
        if (task.key() != null && !KEY.matcher(task.key()).matches()) {
            wrong(path + "key", "format", "A key has 1 to 40 letters, digits, dots, _ and -.");
        } else if (task.key() != null && byKey.putIfAbsent(task.key(), task) != null) {
            wrong(path + "key", "twice", "There is another task with this key.");
        }
        tasks(task.subtasks(), path + "subtasks", depth + 1);
    }

    private void values(TaskContent task, String path) {
        if (task.fields().size() > CustomFields.MOST) {
            wrong(path + "fields", "too-many", "A task has at most 50 custom fields.");
        }
        for (int i = 0; i < Math.min(CustomFields.MOST, task.fields().size()); i++) {
            TaskContent.FieldValue each = task.fields().get(i);
            String field = "%sfields[%d].".formatted(path, i);
            line(field + "field", each.field(), 50);
            boolean fine = each.value() instanceof Number
                    || each.value() instanceof Boolean
                    || (each.value() instanceof String text && Texts.within(text, 1, 2_000) && !Texts.bad(text, true));
            if (!fine) {
                wrong(field + "value", "format", "A text of 1 to 2000 characters, a number, true or false.");
            }
        }
    }

    private void dates(TaskContent task, String path) {
        boolean fine = moment(path + "start", task.start()) & moment(path + "due", task.due());
        if (fine && task.start() != null && task.due() != null && behind(task.start(), task.due())) {
            wrong(path + "due", "before-start", "It can not be due before it starts.");
        }
        if (task.timeZone() != null && !zone(task.timeZone())) {
            wrong(path + "timeZone", "unknown", "There is no time zone of this name.");
        }
        if (task.reminders().size() > 20) {
            wrong(path + "reminders", "too-many", "A task has at most 20 reminders.");
        } else if (task.reminders().stream().anyMatch(each -> each.anchor() == Anchor.DUE) && task.due() == null) {
            wrong(path + "reminders", "no-due-date", "The task has no due date to remind before.");
        } else if (task.reminders().stream().anyMatch(each -> each.anchor() == Anchor.START) && task.start() == null) {
            wrong(path + "reminders", "no-start-date", "The task has no start date to remind before.");
        }
        for (int i = 0; i < Math.min(20, task.reminders().size()); i++) {
            reminder("%sreminders[%d].".formatted(path, i), task.reminders().get(i));
        }
    }

    private void reminder(String path, TaskContent.Reminding reminder) {
        if (reminder.before() == null) {
            wrong(path + "before", "required", "Say how long before the date.");
        } else {
            Reminders.errors(reminder.wish())
                    .forEach(error -> wrong(path + error.field(), error.code(), error.message()));
        }
        if (reminder.timeZone() != null && !zone(reminder.timeZone())) {
            wrong(path + "timeZone", "unknown", "There is no time zone of this name.");
        }
    }

    private boolean moment(String path, @Nullable Moment moment) {
        if (moment == null) {
            return true;
        }
        if (Math.abs((long) moment.days()) > FARTHEST) {
            wrong(path + ".days", "range", "It can be at most 3650 days away.");
            return false;
        }
        if (moment.at() != null && !TIME.matcher(moment.at()).matches()) {
            wrong(path + ".at", "format", "A time of day looks like 09:00.");
            return false;
        }
        return true;
    }

    private static boolean behind(Moment start, Moment due) {
        LocalTime from = start.at() == null ? Calendar.START : LocalTime.parse(start.at());
        LocalTime to = due.at() == null ? Calendar.DUE : LocalTime.parse(due.at());
        return start.days() > due.days() || (start.days() == due.days() && from.isAfter(to));
    }

    private static boolean zone(String name) {
        try {
            ZoneId.of(name);
            return name.length() <= 64;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void count(int tasks) {
        if (tasks > MOST_TASKS) {
            wrong("content", "too-many", "A template has at most 500 tasks.");
        }
    }

    private void links(Content content) {
        Map<String, Integer> degrees = new HashMap<>();
        int all = 0;
        for (TaskContent task : content.all().toList()) {
            for (String key : task.blockedBy()) {
                if (!byKey.containsKey(key) || key.equals(task.key())) {
                    wrong("content", "unknown-key", "No other task has the key %s.".formatted(shown(key)));
                }
                degrees.merge(key, 1, Integer::sum);
                all++;
            }
            if (task.key() != null) {
                degrees.merge(task.key(), task.blockedBy().size(), Integer::sum);
            }
            if (task.blockedBy().size() > MOST_LINKS) {
                wrong("content", "too-many", "A task has at most 100 dependencies.");
            }
        }
        if (all > MOST_LINKS_IN_ALL || degrees.values().stream().anyMatch(degree -> degree > MOST_LINKS)) {
            wrong("content", "too-many", "A task has at most 100 dependencies, a template 1000.");
        } else if (errors.isEmpty()) {
            circle();
        }
    }

    private void circle() {
        Map<String, Integer> waits = new HashMap<>();
        Map<String, List<String>> next = new HashMap<>();
        byKey.forEach((key, task) -> {
            waits.put(key, task.blockedBy().size());
            task.blockedBy().forEach(first -> next.computeIfAbsent(first, ignored -> new ArrayList<>())
                    .add(key));
        });
        var free = new ArrayDeque<String>();
        waits.forEach((key, count) -> {
            if (count == 0) {
                free.add(key);
            }
        });
        while (!free.isEmpty()) {
            String key = free.remove();
            waits.remove(key);
            for (String waiting : next.getOrDefault(key, List.of())) {
                if (waits.merge(waiting, -1, Integer::sum) == 0) {
                    free.add(waiting);
                }
            }
        }
        if (!waits.isEmpty()) {
            wrong(
                    "content",
                    "cycle",
                    "These tasks wait for each other: %s."
                            .formatted(
                                    waits.keySet().stream().sorted().limit(10).toList()));
        }
    }

    private void line(String path, String text, int most) {
        if (!Texts.within(text, 1, most) || Texts.bad(text, true)) {
            wrong(path, "length", "It has 1 to %d characters, in one line.".formatted(most));
        }
        known(path, text);
    }

    private void text(String path, String text) {
        if (Texts.bad(text, false)) {
            wrong(path, "character", "It holds a character that can not be kept.");
        }
        known(path, text);
    }

    private void known(String path, String text) {
        if (placeholders != null) {
            Placeholders.in(text).stream()
                    .filter(name -> !placeholders.contains(name))
                    .forEach(name ->
                            wrong(path, "unknown-placeholder", "The template has no placeholder %s.".formatted(name)));
        }
    }

    private void color(String path, @Nullable String color) {
        if (color != null && !COLOR.matcher(color).matches()) {
            wrong(path, "format", "A colour looks like #2f9e44.");
        }
    }

    private static String shown(String key) {
        return key.substring(0, Math.min(40, key.length()));
    }

    private void wrong(String field, String code, String message) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new FieldError(field, code, message));
        }
    }
}
