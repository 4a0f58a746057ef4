package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.workspace.OpenWork;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts another in the place of somebody who leaves, in each of their open tasks; what is done or put away stays theirs. */
@Component
class TaskHandOver implements OpenWork {

    /** They change in one transaction, with their processes. */
    private static final int MOST = 1_000;

    private final Projects projects;
    private final TaskRows rows;
    private final TaskMoves moves;
    private final JdbcClient jdbc;
    private final Clock clock;

    TaskHandOver(Projects projects, TaskRows rows, TaskMoves moves, JdbcClient jdbc, Clock clock) {
        this.projects = projects;
        this.rows = rows;
        this.moves = moves;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void handOver(Actor actor, WorkspaceId workspace, @Nullable ProjectId project, PersonId from, PersonId to) {
        if (from.equals(to)) {
            throw new InvalidInput("tasksTo", "same", "Somebody else takes them over.");
        }
        List<Held> held = held(workspace, project, from);
        if (held.size() > MOST) {
            throw new TooManyToHandOver(MOST);
        }
        requireSeen(held, to);
        held.forEach(each -> rows.lock(each.task())
                .filter(task -> task.open() && task.details().assignees().contains(from))
                .ifPresent(task -> {
                    Details details = task.details().with(instead(task.details().assignees(), from, to));
                    Task handed = task.edit(details, clock.instant().truncatedTo(ChronoUnit.MICROS));
                    moves.move(actor, task, handed, Map.of());
                }));
    }

    private void requireSeen(List<Held> held, PersonId to) {
        Set<ProjectId> hidden = held.stream()
                .map(Held::project)
                .distinct()
                .filter(project -> projects.membersAmong(project, Set.of(to)).isEmpty())
                .collect(Collectors.toSet());
        if (!hidden.isEmpty()) {
            throw new HeirSeesNotAll(new TreeSet<>(projects.names(hidden).values()));
        }
    }

    /** In the order of their ids, in which everybody locks many; one more than can be handed over tells that they are too many. */
    private List<Held> held(WorkspaceId workspace, @Nullable ProjectId project, PersonId from) {
        return jdbc.sql("""
                        select t.id, t.project_id from task_assignee a join task t on t.id = a.task_id
                        where a.person_id = :from and t.workspace_id = :workspace
                          and (cast(:project as uuid) is null or t.project_id = :project)
                          and t.status in ('todo', 'in_progress') and t.deleted_at is null and t.archived_at is null
                        order by t.id limit :most""")
                .param("from", from.value())
                .param("workspace", workspace.value())
                .param("project", project == null ? null : project.value())
                .param("most", MOST + 1)
                .query((row, number) -> new Held(
                        new TaskId(row.getObject("id", UUID.class)),
                        new ProjectId(row.getObject("project_id", UUID.class))))
                .list();
    }

    private static List<PersonId> instead(List<PersonId> people, PersonId from, PersonId to) {
        return people.stream().map(person -> person.equals(from) ? to : person).toList();
    }

    private record Held(TaskId task, ProjectId project) {}
}
