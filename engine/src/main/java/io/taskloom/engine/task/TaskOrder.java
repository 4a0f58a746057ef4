package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.place.Rank;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.tag.TagId;
import io.taskloom.engine.task.tag.TagView;
import io.taskloom.engine.task.tag.Tags;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The place of tasks: in a project's order and sections, below other tasks, in another project (promise T4). People who move
 * tasks of one project at the same time take turns, so that no place is lost or there twice.
 */
@Service
public class TaskOrder {

    private final Projects projects;
    private final TaskAccess access;
    private final TaskRows rows;
    private final TaskTree tree;
    private final TaskParts parts;
    private final TaskPlaces places;
    private final TaskMoves moves;
    private final TaskViews views;
    private final Tags tags;
    private final Clock clock;

    TaskOrder(
            Projects projects,
            TaskAccess access,
            TaskRows rows,
            TaskTree tree,
            TaskParts parts,
            TaskPlaces places,
            TaskMoves moves,
            TaskViews views,
            Tags tags,
            Clock clock) {
        this.projects = projects;
        this.access = access;
        this.rows = rows;
        this.tree = tree;
        this.parts = parts;
        this.places = places;
        this.moves = moves;
        this.views = views;
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * Takes membership in both projects. Sub-tasks go along; tags are those of the same names there; assignees who can not see
     * the other project are taken off; values of custom fields go along where it has a field of that name and type.
     *
     * @throws ParentCycle if the parent is below the task
     * @throws PutAway if it is in the archive
     */
    @Transactional
    public TaskView move(Actor actor, TaskId id, MoveTask move, IfMatch ifMatch) {
        ProjectId target = move.projectId();
        WorkspaceId workspace = target == null
                ? null
                : projects.require(actor, target, ProjectRole.MEMBER).workspace();
        Task task = target == null
                ? access.lockInProject(actor, id, ProjectRole.MEMBER)
                : access.lockInProject(actor, id, ProjectRole.MEMBER, target);
        if (task.shelf().deletedAt() != null) {
            throw new NotFound("task", id);
        }
        ifMatch.check(task.version(), () -> views.of(task));
        task.refusePutAway();
        if (target == null || workspace == null || target.equals(task.project())) {
            Place place = place(
                    task,
                    task.project(),
                    move,
                    task.place().section(),
                    task.place().parent());
            return moves.move(actor, task, task.at(place, now()), Map.of());
        }
        emigrate(actor, task, target, workspace, place(task, target, move, null, null));
        return views.of(rows.find(id).orElseThrow());
    }

    private Place place(
            Task task, ProjectId project, MoveTask move, @Nullable SectionId section, @Nullable TaskId parent) {
        SectionId nextSection = move.sectionId().orElse(section);
        TaskId nextParent = move.parentId().orElse(parent);
        parts.checkSection(project, nextSection);
        if (!Objects.equals(nextParent, task.place().parent())) {
            tree.requireParent(task, project, nextParent);
        }
        return new Place(nextSection, places.rank(task, project, move.before(), move.after()), nextParent);
    }

    private void emigrate(Actor actor, Task root, ProjectId target, WorkspaceId workspace, Place place) {
        root.refuseStep();
        Instant now = now();
        List<Task> below = tree.lockBelow(root.id());
        moves.move(actor, root, root.into(target, workspace, place, details(root, target), now), Map.of());
        below.stream().sorted(Comparator.comparing(task -> task.place().rank())).forEach(task -> {
            Place there = new Place(null, Rank.of(Ids.next()), task.place().parent());
            moves.move(actor, task, task.into(target, workspace, there, details(task, target), now), Map.of());
        });
    }

    private Details details(Task task, ProjectId target) {
        Details details = task.details();
        Set<PersonId> members = projects.membersAmong(target, details.assignees());
        List<TagId> labels =
                tags
                        .byName(
                                target,
                                tags.named(details.tags()).values().stream()
                                        .map(TagView::name)
                                        .toList())
                        .stream()
                        .map(TagView::id)
                        .toList();
        return new Details(
                details.title(),
                details.description(),
                details.priority(),
                details.schedule(),
                details.assignees().stream().filter(members::contains).toList(),
                labels,
                details.estimate(),
                parts.carried(details, target));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
