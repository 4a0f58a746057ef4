package io.taskloom.engine.template;

import static java.util.stream.Collectors.toMap;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.ProjectView;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.CreateTask;
import io.taskloom.engine.task.Estimate;
import io.taskloom.engine.task.ReminderWish;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.task.dependency.Dependencies;
import io.taskloom.engine.task.dependency.Relation;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.field.CustomFields;
import io.taskloom.engine.task.field.FieldValues;
import io.taskloom.engine.task.place.ProjectLock;
import io.taskloom.engine.task.section.NewSection;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.section.Sections;
import io.taskloom.engine.task.tag.TagId;
import io.taskloom.engine.task.tag.TagView;
import io.taskloom.engine.task.tag.Tags;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes what a content says by the use cases of projects and tasks, as if the actor did it by hand: the same rights, events
 * and processes. All of it in the caller's transaction.
 */
@Component
class Assembly {

    /** What is nearer than this is over by the time everything is made. */
    private static final Duration SOONEST_REMINDER = Duration.ofMinutes(1);

    private final Projects projects;
    private final ProjectMembers members;
    private final Workspaces workspaces;
    private final People people;
    private final Tasks tasks;
    private final Sections sections;
    private final Tags tags;
    private final CustomFields fields;
    private final FieldValues values;
    private final Dependencies dependencies;
    private final ProjectLock lock;
    private final Clock clock;

    Assembly(
            Projects projects,
            ProjectMembers members,
            Workspaces workspaces,
            People people,
            Tasks tasks,
            Sections sections,
            Tags tags,
            CustomFields fields,
            FieldValues values,
            Dependencies dependencies,
            ProjectLock lock,
            Clock clock) {
        this.projects = projects;
        this.members = members;
        this.workspaces = workspaces;
        this.people = people;
        this.tasks = tasks;
        this.sections = sections;
        this.tags = tags;
        this.fields = fields;
        this.values = values;
        this.dependencies = dependencies;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * @param left who is assigned in the content and could not be here
     * @param tasks by the very part of the content that each was made from
     */
    record Made<T>(T made, List<PersonView> left, Map<TaskContent, TaskId> tasks) {}

    /** @param named sections of the project, by the names that the content uses */
    Made<TaskView> task(
            Actor actor, Captured.Home home, TaskContent content, Calendar calendar, Map<String, SectionId> named) {
        return task(actor, home, content, calendar, named, actor.person());
    }

    /** @param reporter of all that is made */
    Made<TaskView> task(
            Actor actor,
            Captured.Home home,
            TaskContent content,
            Calendar calendar,
            Map<String, SectionId> named,
            @Nullable PersonId reporter) {
        ProjectId project = home.project();
        projects.require(actor, project, ProjectRole.MEMBER);
        // Before any row is touched, as everybody does who takes it.
        lock.take(project);
        Set<PersonId> wanted = assignees(content);
        Set<PersonId> there = projects.membersAmong(project, wanted);
        var making = new Making(actor, reporter, project, calendar, there, tagsFor(actor, project, content), named);
        TaskId made = making.make(content, home.section(), home.parent());
        making.link(content);
        return new Made<>(tasks.get(actor, made), left(wanted, there), making.made);
    }

    /** Who is assigned and in the workspace becomes a member of the new project. */
    Made<ProjectView> project(
            Actor actor, WorkspaceId workspace, String name, ProjectContent content, Calendar calendar) {
        ProjectView project = projects.create(actor, workspace, name, content.description(), content.color());
        lock.take(project.id());
        Set<PersonId> wanted = assignees(content);
        Set<PersonId> there = letIn(actor, project, wanted);
        Map<String, SectionId> named = new HashMap<>();
        for (ProjectContent.Section each : content.sections()) {
            var section = new NewSection(each.name(), each.color(), each.wipLimit(), null, null);
            named.put(each.name(), sections.create(actor, project.id(), section).id());
        }
        for (ProjectContent.Tag each : content.tags()) {
            tags.create(actor, project.id(), each.name(), each.color());
        }
        content.fields().forEach(each -> fields.create(actor, project.id(), each));
        var making = new Making(
                actor, actor.person(), project.id(), calendar, there, tagsFor(actor, project.id(), content), named);
        for (TaskContent task : content.tasks()) {
            making.make(task, making.section(task), null);
        }
        making.link(content);
        return new Made<>(project, left(wanted, there), making.made);
    }

    private Set<PersonId> letIn(Actor actor, ProjectView project, Set<PersonId> wanted) {
        var there = new LinkedHashSet<>(projects.membersAmong(project.id(), wanted));
        for (PersonId person : wanted) {
            if (!there.contains(person)
                    && workspaces.role(project.workspaceId(), person).isPresent()) {
                members.put(actor, project.id(), person, ProjectRole.MEMBER);
                there.add(person);
            }
        }
        return there;
    }

    private List<PersonView> left(Set<PersonId> wanted, Set<PersonId> there) {
        List<PersonId> left =
                wanted.stream().filter(person -> !there.contains(person)).toList();
        return left.isEmpty() ? List.of() : List.copyOf(people.find(left).values());
    }

    private static Set<PersonId> assignees(Content content) {
        return content.all()
                .flatMap(task -> task.assignees().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** By name in small letters; those that the project lacks are made. */
    private Map<String, TagId> tagsFor(Actor actor, ProjectId project, Content content) {
        Set<String> names = content.all()
                .flatMap(task -> task.tags().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, TagId> found = names.isEmpty()
                ? new HashMap<>()
                : tags.byName(project, names).stream()
                        .collect(toMap(tag -> small(tag.name()), TagView::id, (one, other) -> one, HashMap::new));
        for (String name : names) {
            if (!found.containsKey(small(name))) {
                found.put(small(name), tags.create(actor, project, name, null).id());
            }
        }
        return found;
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** One use of a content. */
    private final class Making {

        private final Actor actor;
        private final @Nullable PersonId reporter;
        private final ProjectId project;
        private final Calendar calendar;
        private final Set<PersonId> people;
        private final Map<String, TagId> tagsByName;
        private final Map<String, SectionId> sectionsByName;
        private final List<CustomField> own;
        private final Map<TaskContent, TaskId> made = new IdentityHashMap<>();

        Making(
                Actor actor,
                @Nullable PersonId reporter,
                ProjectId project,
                Calendar calendar,
                Set<PersonId> people,
                Map<String, TagId> tagsByName,
                Map<String, SectionId> sectionsByName) {
            this.actor = actor;
            this.reporter = reporter;
            this.project = project;
            this.calendar = calendar;
            this.people = people;
            this.tagsByName = tagsByName;
            this.sectionsByName = sectionsByName;
            this.own = fields.of(List.of(project));
        }

        @Nullable
        SectionId section(TaskContent task) {
            return task.section() == null ? null : sectionsByName.get(task.section());
        }

        TaskId make(TaskContent task, @Nullable SectionId section, @Nullable TaskId parent) {
            Calendar.Span span = calendar.span(task);
            TaskId id = tasks.create(
                            actor,
                            project,
                            new CreateTask(
                                    task.title(),
                                    task.description(),
                                    task.priority(),
                                    span.start(),
                                    span.due(),
                                    task.dated() ? calendar.zoneOf(task).getId() : null,
                                    task.assignees().stream()
                                            .filter(people::contains)
                                            .toList(),
                                    reminders(task, span),
                                    task.tags().stream()
                                            .map(name -> Objects.requireNonNull(tagsByName.get(small(name))))
                                            .toList(),
                                    section,
                                    parent,
                                    Estimate.parse(task.estimate()),
                                    own(task),
                                    null),
                            reporter)
                    .id();
            made.put(task, id);
            task.subtasks().forEach(each -> make(each, section(each), id));
            return id;
        }

        /** What fits; the project may have other fields by now, or none. */
        private Map<String, Object> own(TaskContent task) {
            Map<String, Object> wished = new HashMap<>();
            for (TaskContent.FieldValue each : task.fields()) {
                own.stream()
                        .filter(field -> field.name().equalsIgnoreCase(each.field()))
                        .findAny()
                        .ifPresent(field -> wished.put(field.id().toString(), FieldValues.named(field, each.value())));
            }
            return values.usable(project, wished);
        }

        void link(Content content) {
            Map<String, TaskId> byKey = new HashMap<>();
            made.forEach((task, id) -> {
                if (task.key() != null) {
                    byKey.put(task.key(), id);
                }
            });
            content.all().forEach(task -> task.blockedBy()
                    .forEach(key -> dependencies.add(
                            actor,
                            Objects.requireNonNull(made.get(task)),
                            Relation.BLOCKED_BY,
                            Objects.requireNonNull(byKey.get(key)))));
        }

        /** Those whose time is over already are left out, as they would be of a task that waited so long. */
        private List<ReminderWish> reminders(TaskContent task, Calendar.Span span) {
            Instant soonest = clock.instant().plus(SOONEST_REMINDER);
            return task.reminders().stream()
                    .map(each -> new Reminded(each, span))
                    .filter(each -> each.comes(soonest))
                    .map(each -> each.content().wish())
                    .filter(wish -> wish.personId() == null
                            || !projects.membersAmong(project, List.of(wish.personId()))
                                    .isEmpty())
                    .toList();
        }
    }

    /** A reminder of a task that is being made. */
    private record Reminded(TaskContent.Reminding content, Calendar.Span span) {

        boolean comes(Instant soonest) {
            Instant date = content.anchor() == ReminderWish.Anchor.START ? span.start() : span.due();
            return date != null
                    && (content.repeat() != null
                            || date.minus(Duration.parse(content.before())).isAfter(soonest));
        }
    }
}
