package io.taskloom.engine.template;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.ProjectView;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.reminder.ReminderView;
import io.taskloom.engine.reminder.Reminders;
import io.taskloom.engine.task.FieldScope;
import io.taskloom.engine.task.Kind;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.Subtasks;
import io.taskloom.engine.task.TaskBox;
import io.taskloom.engine.task.TaskFieldValue;
import io.taskloom.engine.task.TaskFilter;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskList;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.task.dependency.Dependencies;
import io.taskloom.engine.task.dependency.Link;
import io.taskloom.engine.task.field.CustomFieldType;
import io.taskloom.engine.task.field.CustomFields;
import io.taskloom.engine.task.field.NewField;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.section.SectionView;
import io.taskloom.engine.task.section.Sections;
import io.taskloom.engine.task.tag.TagView;
import io.taskloom.engine.task.tag.Tags;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down tasks and projects that are there, so that they can be made again. Takes the right to write in the project. */
@Component
class Capture {

    private static final Duration LONGEST_BEFORE = Duration.ofDays(366);

    private final Projects projects;
    private final Tasks tasks;
    private final Subtasks subtasks;
    private final TaskList list;
    private final Sections sections;
    private final Tags tags;
    private final CustomFields fields;
    private final Dependencies dependencies;
    private final Reminders reminders;
    private final LocalZone zones;

    Capture(
            Projects projects,
            Tasks tasks,
            Subtasks subtasks,
            TaskList list,
            Sections sections,
            Tags tags,
            CustomFields fields,
            Dependencies dependencies,
            Reminders reminders,
            LocalZone zones) {
        this.projects = projects;
        this.tasks = tasks;
        this.subtasks = subtasks;
        this.list = list;
        this.sections = sections;
        this.tags = tags;
        this.fields = fields;
        this.dependencies = dependencies;
        this.reminders = reminders;
        this.zones = zones;
    }

    /**
     * @param anchor null for the earliest date of all
     * @param parts what is in it as well: sub-tasks of a task, what is done in a project
     * @param copy to be made again at once: times keep their zones and seconds, tasks their sections
     * @param most tasks; more are refused
     */
    record Wish(@Nullable LocalDate anchor, boolean parts, boolean copy, int most) {

        static Wish template(@Nullable LocalDate anchor, boolean parts) {
            return new Wish(anchor, parts, false, ContentCheck.MOST_TASKS);
        }

        static Wish copy(boolean parts) {
            return new Wish(null, parts, true, 1_000);
        }
    }

    /** With what is below it and not cancelled, whatever became of it. */
    Captured<TaskContent> task(Actor actor, TaskId id, Wish wish) {
        TaskView root = tasks.getForMember(actor, id);
        var found = new ArrayList<>(List.of(root));
        for (int i = 0; wish.parts() && i < found.size(); i++) {
            if (found.get(i).subtasks().total() > 0) {
                found.addAll(below(actor, found.get(i).id()));
                refuseMore(found, wish);
            }
        }
        Map<String, SectionId> names = wish.copy() ? names(sections.list(actor, root.projectId())) : Map.of();
        var writing = writing(actor, found, wish, names, List.of());
        var home = new Captured.Home(root.workspaceId(), root.projectId(), root.sectionId(), root.parentId());
        return new Captured<>(writing.content(root), writing.calendar(), home, names, writing.files());
    }

    /** Its tasks in sight, with what they wait for among themselves; steps of runs stay where they are. */
    Captured<ProjectContent> project(Actor actor, ProjectId id, Wish wish) {
        projects.require(actor, id, ProjectRole.MEMBER);
        ProjectView project = projects.get(actor, id);
        List<TaskView> found = inProject(actor, id, wish);
        List<SectionView> columns = sections.list(actor, id);
        Map<String, SectionId> names = names(columns);
        List<Link> links = dependencies.among(found.stream().map(TaskView::id).toList());
        var writing = writing(actor, found, wish, names, links);
        var byId = columns.stream().collect(toMap(SectionView::id, section -> section));
        var content = new ProjectContent(
                project.description(),
                project.color(),
                names.entrySet().stream()
                        .map(entry -> section(entry.getKey(), Objects.requireNonNull(byId.get(entry.getValue()))))
                        .toList(),
                tags.list(actor, id).stream()
                        .map(tag -> new ProjectContent.Tag(tag.name(), tag.color()))
                        .toList(),
                found.stream().filter(writing::atTop).map(writing::content).toList(),
                fields.of(List.of(id)).stream().map(NewField::like).toList());
        var home = new Captured.Home(project.workspaceId(), id, null, null);
        return new Captured<>(content, writing.calendar(), home, names, writing.files());
    }

    private List<TaskView> below(Actor actor, TaskId id) {
        return pages(page -> subtasks.list(actor, id, page))
                .filter(task -> task.status() != Status.CANCELLED)
                .toList();
    }

    private List<TaskView> inProject(Actor actor, ProjectId id, Wish wish) {
        var filter = TaskFilter.parse(
                FieldScope.NONE, wish.parts() ? "todo,in_progress,done" : "todo,in_progress", null, null);
        var found = new ArrayList<TaskView>();
        pages(page -> list.inProject(actor, id, TaskBox.LIST, filter, "position", page))
                .filter(task -> task.kind() == Kind.TASK)
                .limit(wish.most() + 1L)
                .forEach(found::add);
        refuseMore(found, wish);
        return found;
    }

    private static Stream<TaskView> pages(Function<PageRequest, Page<TaskView>> read) {
        return Stream.iterate(
                        read.apply(new PageRequest(PageRequest.MAX_LIMIT, null)),
                        Objects::nonNull,
                        page -> page.next() == null
                                ? null
                                : read.apply(new PageRequest(PageRequest.MAX_LIMIT, page.next())))
                .flatMap(page -> page.items().stream());
    }

    private static void refuseMore(Collection<TaskView> found, Wish wish) {
        if (found.size() > wish.most()) {
            throw new TooManyTasks(wish.most());
        }
    }

    private static TaskContent.FieldValue value(TaskFieldValue value) {
        boolean choice = value.type() == CustomFieldType.CHOICE;
        return new TaskContent.FieldValue(
                value.name(), choice ? Objects.requireNonNullElse(value.label(), value.value()) : value.value());
    }

    private static ProjectContent.Section section(String name, SectionView section) {
        return new ProjectContent.Section(name, section.color(), section.wipLimit());
    }

    /** In their order. Two of one name are told apart by a number, since contents name them. */
    private static Map<String, SectionId> names(List<SectionView> sections) {
        Map<String, SectionId> names = new LinkedHashMap<>();
        for (SectionView section : sections) {
            String name = section.name();
            for (int i = 2; names.containsKey(name); i++) {
                String end = " (%d)".formatted(i);
                int room = Math.min(section.name().length(), 100 - end.length());
                name = section.name().substring(0, room).strip() + end;
            }
            names.put(name, section.id());
        }
        return names;
    }

    private Writing writing(
            Actor actor, List<TaskView> found, Wish wish, Map<String, SectionId> sectionNames, List<Link> links) {
        ZoneId zone = zones.of(actor);
        var calendar = new Calendar(wish.anchor() == null ? earliest(found, wish, zone) : wish.anchor(), zone);
        Map<TaskId, String> keys = new HashMap<>();
        links.forEach(link -> keys.putIfAbsent(link.blocker(), "t" + (keys.size() + 1)));
        return new Writing(
                wish,
                calendar,
                found.stream().filter(task -> task.parentId() != null).collect(groupingBy(Capture::parent)),
                found.stream().collect(toMap(TaskView::id, task -> task)),
                reminders.kept(found.stream().map(TaskView::id).toList()),
                sectionNames.entrySet().stream().collect(toMap(Map.Entry::getValue, Map.Entry::getKey)),
                keys,
                links.stream().collect(groupingBy(Link::blocked)),
                new IdentityHashMap<>());
    }

    private static TaskId parent(TaskView task) {
        return Objects.requireNonNull(task.parentId());
    }

    private LocalDate earliest(List<TaskView> found, Wish wish, ZoneId zone) {
        return found.stream()
                .flatMap(task -> Stream.of(task.startAt(), task.dueAt())
                        .flatMap(Stream::ofNullable)
                        .map(at -> at.atZone(zoneOf(task, wish, zone)).toLocalDate()))
                .min(LocalDate::compareTo)
                .orElseGet(() -> zones.today(zone));
    }

    private static ZoneId zoneOf(TaskView task, Wish wish, ZoneId otherwise) {
        return wish.copy() && task.timeZone() != null ? ZoneId.of(task.timeZone()) : otherwise;
    }

    private record Writing(
            Wish wish,
            Calendar calendar,
            Map<TaskId, List<TaskView>> below,
            Map<TaskId, TaskView> all,
            Map<TaskId, List<ReminderView>> reminders,
            Map<SectionId, String> sections,
            Map<TaskId, String> keys,
            Map<TaskId, List<Link>> waits,
            Map<TaskContent, TaskId> files) {

        /** Also what is left of those whose task above is not taken along. */
        boolean atTop(TaskView task) {
            return task.parentId() == null || !all.containsKey(task.parentId());
        }

        TaskContent content(TaskView task) {
            ZoneId zone = zoneOf(task, wish, calendar.zone());
            ChronoUnit precision = wish.copy() ? ChronoUnit.NANOS : ChronoUnit.SECONDS;
            var content = new TaskContent(
                    task.title(),
                    task.description(),
                    task.priority(),
                    task.tags().stream().map(TagView::name).toList(),
                    calendar.relative(task.startAt(), zone, precision),
                    calendar.relative(task.dueAt(), zone, precision),
                    wish.copy() ? task.timeZone() : null,
                    task.assignees().stream().map(PersonView::id).toList(),
                    reminders(task),
                    below.getOrDefault(task.id(), List.of()).stream()
                            .map(this::content)
                            .toList(),
                    keys.get(task.id()),
                    task.sectionId() == null ? null : sections.get(task.sectionId()),
                    waits.getOrDefault(task.id(), List.of()).stream()
                            .map(link -> Objects.requireNonNull(keys.get(link.blocker())))
                            .toList(),
                    task.estimate() == null ? null : task.estimate().toString(),
                    task.fields().stream().map(Capture::value).toList());
            if (task.attachments() > 0) {
                files.put(content, task.id());
            }
            return content;
        }

        /** A fixed time becomes as long before the due date, and goes where there is none behind it. */
        private List<TaskContent.Reminding> reminders(TaskView task) {
            return reminders.getOrDefault(task.id(), List.of()).stream()
                    .flatMap(each -> Optional.ofNullable(before(task, each))
                            .filter(before -> !before.isNegative() && before.compareTo(LONGEST_BEFORE) <= 0)
                            .map(before -> reminding(each, before))
                            .stream())
                    .limit(20)
                    .toList();
        }

        private static @Nullable Duration before(TaskView task, ReminderView reminder) {
            if (reminder.before() != null) {
                return Duration.parse(reminder.before());
            }
            return task.dueAt() == null ? null : Duration.between(reminder.at(), task.dueAt());
        }

        private TaskContent.Reminding reminding(ReminderView reminder, Duration before) {
            ReminderView.Repeat repeat = reminder.repeat();
            return new TaskContent.Reminding(
                    before.toString(),
                    reminder.relativeTo(),
                    reminder.audience(),
                    reminder.person() == null ? null : reminder.person().id(),
                    reminder.channels(),
                    repeat == null ? null : new TaskContent.Repeating(repeat.every(), repeat.rule(), repeat.times()),
                    reminder.missed(),
                    repeat == null || !wish.copy() ? null : repeat.timeZone(),
                    reminder.working() && reminder.before() != null,
                    reminder.inHours());
        }
    }
}
