package io.taskloom.engine.task.board;

import io.taskloom.engine.bpm.LifeCycle;
import io.taskloom.engine.bpm.LifeCycle.Target;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectMember;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.task.FieldScope;
import io.taskloom.engine.task.FieldScopes;
import io.taskloom.engine.task.Priority;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskFilter;
import io.taskloom.engine.task.WorkFlows;
import io.taskloom.engine.task.saved.Bucket;
import io.taskloom.engine.task.saved.SavedFilterView;
import io.taskloom.engine.task.saved.SavedFilters;
import io.taskloom.engine.task.section.Sections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which columns a board has. */
@Component
class BoardColumns {

    /** Of people: a board of more can't be read. The rest share a column. */
    private static final int MAX_PEOPLE = 50;

    private final Sections sections;
    private final ProjectMembers members;
    private final SavedFilters filters;
    private final FieldScopes scopes;
    private final WorkFlows workFlows;

    BoardColumns(
            Sections sections, ProjectMembers members, SavedFilters filters, FieldScopes scopes, WorkFlows workFlows) {
        this.sections = sections;
        this.members = members;
        this.filters = filters;
        this.scopes = scopes;
        this.workFlows = workFlows;
    }

    /** @throws NotFound if it is a filter that is not there, hidden, or another project's */
    List<BoardColumn> of(Actor actor, ProjectId project, BoardBy by) {
        return switch (by) {
            case BoardBy.Section ignored -> sections(actor, project);
            case BoardBy.Status ignored ->
                Arrays.stream(Status.values())
                        .map(status -> BoardColumn.of(status.word(), label(status), TaskFilter.with(status)))
                        .toList();
            case BoardBy.Priority ignored ->
                Arrays.stream(Priority.values())
                        .sorted(Comparator.reverseOrder())
                        .map(priority -> BoardColumn.of(priority.word(), label(priority), TaskFilter.with(priority)))
                        .toList();
            case BoardBy.Assignee ignored -> people(actor, project);
            case BoardBy.Step ignored -> steps(project);
            case BoardBy.Buckets(var filter) -> buckets(actor, filters.get(actor, filter), project);
        };
    }

    private List<BoardColumn> sections(Actor actor, ProjectId project) {
        var columns = new ArrayList<BoardColumn>();
        columns.add(BoardColumn.of(BoardColumn.NONE, "No section", TaskFilter.in(null)));
        sections.list(actor, project)
                .forEach(section -> columns.add(new BoardColumn(
                        section.id().toString(),
                        section.name(),
                        section.color(),
                        section.wipLimit(),
                        TaskFilter.in(section.id()))));
        return columns;
    }

    /** The columns of the work flow, what follows another one, and what is closed. */
    private List<BoardColumn> steps(ProjectId project) {
        List<Target> steps = workFlows.of(project).map(LifeCycle::columns).orElse(List.of());
        var columns = new ArrayList<BoardColumn>();
        steps.forEach(step -> columns.add(BoardColumn.of(step.id(), step.name(), TaskFilter.atStep(step.id()))));
        columns.add(BoardColumn.of(
                BoardColumn.OTHERS,
                "Elsewhere",
                TaskFilter.atOtherSteps(steps.stream().map(Target::id).toList())));
        for (Status closed : List.of(Status.DONE, Status.CANCELLED)) {
            columns.add(BoardColumn.of(closed.word(), label(closed), TaskFilter.with(closed)));
        }
        return columns;
    }

    private List<BoardColumn> people(Actor actor, ProjectId project) {
        List<PersonView> people = members.list(actor, project).stream()
                .filter(member -> member.role() != ProjectRole.VIEWER)
                .map(ProjectMember::person)
                .sorted(Comparator.comparing(PersonView::name, String.CASE_INSENSITIVE_ORDER))
                .limit(MAX_PEOPLE)
                .toList();
        var columns = new ArrayList<BoardColumn>();
        columns.add(BoardColumn.of(BoardColumn.NONE, "Nobody", TaskFilter.assignedTo(null)));
        people.forEach(person ->
                columns.add(BoardColumn.of(person.id().toString(), person.name(), TaskFilter.assignedTo(person.id()))));
        // Who has left, only reads, or is one too many may still have tasks.
        columns.add(BoardColumn.of(
                BoardColumn.OTHERS,
                "Others",
                TaskFilter.assignedToOthersThan(
                        people.stream().map(PersonView::id).toList())));
        return columns;
    }

    private List<BoardColumn> buckets(Actor actor, SavedFilterView saved, ProjectId project) {
        if (saved.projectId() != null && !saved.projectId().equals(project)) {
            throw new NotFound("filter", saved.id());
        }
        List<Bucket> buckets = saved.buckets();
        FieldScope scope = scopes.of(
                actor,
                project,
                Stream.concat(
                                Stream.of(saved.filter()),
                                buckets == null
                                        ? Stream.empty()
                                        : buckets.stream().map(Bucket::filter))
                        .toArray(String[]::new));
        TaskFilter all = TaskFilter.written(scope, saved.filter(), "by");
        if (buckets == null || buckets.isEmpty()) {
            return List.of(BoardColumn.of("0", saved.name(), all));
        }
        var columns = new ArrayList<BoardColumn>();
        for (int i = 0; i < buckets.size(); i++) {
            Bucket bucket = buckets.get(i);
            columns.add(new BoardColumn(
                    Integer.toString(i),
                    bucket.name(),
                    null,
                    bucket.wipLimit(),
                    all.with(TaskFilter.written(scope, bucket.filter(), "by"))));
        }
        return columns;
    }

    private static String label(Enum<?> value) {
        String word = value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
