package io.taskloom.engine.time;

import static java.util.Objects.requireNonNull;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.time.TimeEntryRows.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Entries as a reader sees them. */
@Component
class TimeEntryViews {

    private final Projects projects;
    private final People people;
    private final TimeRules rules;

    TimeEntryViews(Projects projects, People people, TimeRules rules) {
        this.projects = projects;
        this.people = people;
        this.rules = rules;
    }

    TimeEntryView of(Actor reader, Shown shown) {
        return of(reader, List.of(shown)).getFirst();
    }

    List<TimeEntryView> of(Actor reader, List<Shown> entries) {
        Map<ProjectId, @Nullable ProjectRole> roles = new HashMap<>();
        for (Shown each : entries) {
            ProjectId project = each.entry().project();
            if (!roles.containsKey(project)) {
                roles.put(project, role(reader, project));
            }
        }
        return of(reader, entries, roles::get);
    }

    /** @param roles null for a project that the reader does not see */
    List<TimeEntryView> of(Actor reader, List<Shown> entries, Function<ProjectId, @Nullable ProjectRole> roles) {
        Map<PersonId, PersonView> named = people.find(
                entries.stream().map(each -> each.entry().person()).distinct().toList());
        Map<WorkspaceId, TimeRulesView> locks = new HashMap<>();
        return entries.stream()
                .map(each -> view(
                        reader,
                        each,
                        requireNonNull(named.get(each.entry().person())),
                        roles.apply(each.entry().project()),
                        locks.computeIfAbsent(each.entry().workspace(), rules::of)))
                .toList();
    }

    private @Nullable ProjectRole role(Actor reader, ProjectId project) {
        for (ProjectRole role : List.of(ProjectRole.OWNER, ProjectRole.MEMBER, ProjectRole.VIEWER)) {
            if (projects.may(reader, project, role)) {
                return role;
            }
        }
        return null;
    }

    private static TimeEntryView view(
            Actor reader, Shown shown, PersonView person, @Nullable ProjectRole role, TimeRulesView lock) {
        TimeEntry entry = shown.entry();
        boolean locked = lock.locks(entry.startedAt());
        boolean mayEdit = role == ProjectRole.OWNER || (role == ProjectRole.MEMBER && entry.of(reader));
        return new TimeEntryView(
                entry.id(),
                role == null
                        ? null
                        : new TimeEntryView.Task(entry.task(), shown.title(), entry.project(), shown.deleted()),
                person,
                entry.startedAt(),
                entry.endedAt(),
                entry.running() ? null : entry.duration(),
                entry.note(),
                entry.billable(),
                shown.overlapping(),
                entry.duration().compareTo(TimeEntry.USUAL) > 0,
                locked,
                mayEdit && !locked && !shown.deleted(),
                entry.createdAt(),
                entry.version());
    }
}
