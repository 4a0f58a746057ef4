package io.taskloom.engine.project;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Patch;
import io.taskloom.engine.web.StaleVersion;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Projects: making and changing them, and the question what somebody may do in one. */
@Service
public class Projects {

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final Workspaces workspaces;
    private final ProjectRows rows;
    private final AccessCache access;
    private final Events events;

    Projects(Workspaces workspaces, ProjectRows rows, AccessCache access, Events events) {
        this.workspaces = workspaces;
        this.rows = rows;
        this.access = access;
        this.events = events;
    }

    /** Every member of the workspace may; whoever creates it owns it. @param color {@code #rrggbb} */
    @Transactional
    public ProjectView create(
            Actor actor, WorkspaceId workspace, String name, @Nullable String description, @Nullable String color) {
        workspaces.require(actor, workspace, WorkspaceRole.MEMBER);
        var project = checked(new ProjectView(
                new ProjectId(Ids.next()), workspace, name.strip(), description, color, ProjectRole.OWNER, 1, null));
        rows.insert(project);
        rows.put(project.id(), personOf(actor), ProjectRole.OWNER);
        events.publish(actor, new ProjectCreated(workspace, project.id(), project.name()));
        return project;
    }

    /** Those of the workspace the actor may see, by name. */
    @Transactional(readOnly = true)
    public List<ProjectView> list(Actor actor, WorkspaceId workspace) {
        workspaces.require(actor, workspace, WorkspaceRole.MEMBER);
        return rows.visible(workspace, personOf(actor));
    }

    /** @throws NotFound if it is not there or hidden from the actor */
    @Transactional(readOnly = true)
    public ProjectView get(Actor actor, ProjectId id) {
        return rows.find(id, personOf(actor))
                .filter(found -> actor.reaches(found.workspaceId()))
                .orElseThrow(() -> new NotFound("project", id));
    }

    @Transactional
    public ProjectView patch(
            Actor actor,
            ProjectId id,
            Patch<String> name,
            Patch<String> description,
            Patch<String> color,
            IfMatch ifMatch) {
        require(actor, id, ProjectRole.OWNER);
        ProjectView now = get(actor, id);
        ifMatch.check(now.version(), () -> now);
        String nextName = name.orElse(now.name());
        var next = checked(new ProjectView(
                id,
                now.workspaceId(),
                nextName == null ? "" : nextName.strip(),
                description.orElse(now.description()),
                color.orElse(now.color()),
                now.role(),
                now.version() + 1,
                now.workFlow()));
        if (!rows.update(next, now.version())) {
            ProjectView current = get(actor, id);
            throw new StaleVersion(current.version(), current);
        }
        events.publish(actor, new ProjectUpdated(next.workspaceId(), id, next.name()));
        return next;
    }

    /**
     * Has new tasks follow another process. Whether that is one to follow, the caller has made sure.
     *
     * @param automation null for the built-in life cycle
     */
    @Transactional
    public void chooseWorkFlow(Actor actor, ProjectId id, @Nullable UUID automation) {
        ProjectAccess found = require(actor, id, ProjectRole.OWNER);
        if (rows.chooseWorkFlow(id, automation)) {
            String name = rows.names(List.of(id)).getOrDefault(id, "");
            events.publish(actor, new ProjectWorkFlowChanged(found.workspace(), id, name, automation));
        }
    }

    /** Goes back to the built-in life cycle wherever that automation, which is no more, was followed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetWorkFlow(UUID automation) {
        rows.following(automation)
                .forEach(project -> chooseWorkFlow(new Actor.System("work-flow"), project.id(), null));
    }

    /** The automation that new tasks of the project follow; null for the built-in life cycle. Decides no permission. */
    @Transactional(readOnly = true)
    public @Nullable UUID workFlow(ProjectId id) {
        return access.find(id, null).map(ProjectAccess::workFlow).orElse(null);
    }

    /**
     * Asks whether the actor is at least that in the project; the system is an owner everywhere.
     *
     * @throws NotFound if it is not there or hidden from the actor
     * @throws io.taskloom.engine.problem.Forbidden if the role is too small
     */
    // In a transaction even for a remembered answer: whoever loads it must hold a connection before others wait for the
    // load.
    @Transactional(readOnly = true)
    public ProjectAccess require(Actor actor, ProjectId id, ProjectRole role) {
        ProjectAccess found = access(actor, id).orElseThrow(() -> new NotFound("project", id));
        if (!found.atLeast(role)) {
            throw new ProjectRoleTooSmall(role);
        }
        return found;
    }

    /** The same question, for who goes on without: {@link #require}'s refusal undoes the caller's transaction. */
    @Transactional(readOnly = true)
    public boolean may(Actor actor, ProjectId id, ProjectRole role) {
        return access(actor, id).filter(found -> found.atLeast(role)).isPresent();
    }

    private Optional<ProjectAccess> access(Actor actor, ProjectId id) {
        return access.find(id, actor.person()).filter(found -> actor.reaches(found.workspace()));
    }

    /** Every project the person may see, in any workspace. */
    @Transactional(readOnly = true)
    public Set<ProjectId> visibleTo(PersonId person) {
        return rows.visible(person, null);
    }

    /** Every project the actor may see. */
    @Transactional(readOnly = true)
    public Set<ProjectId> visibleTo(Actor actor) {
        return rows.visible(personOf(actor), actor.within());
    }

    /** Everybody who sees the project, in the order they joined; the workspace's admins who did not, last. Decides no permission. */
    @Transactional(readOnly = true)
    public List<Teammate> team(ProjectId id) {
        return rows.team(id);
    }

    /** Names of those projects, by id. Decides no permission. */
    @Transactional(readOnly = true)
    public Map<ProjectId, String> names(Collection<ProjectId> ids) {
        return rows.names(ids);
    }

    /** Those of the people who may see the project. */
    @Transactional(readOnly = true)
    public Set<PersonId> membersAmong(ProjectId id, Collection<PersonId> people) {
        return people.isEmpty() ? Set.of() : rows.among(id, people);
    }

    private static ProjectView checked(ProjectView project) {
        var errors = new ArrayList<InvalidInput.FieldError>();
        if (project.name().isEmpty() || project.name().length() > 100) {
            errors.add(new InvalidInput.FieldError("name", "length", "The name must have 1 to 100 characters."));
        }
        if (project.description() != null && project.description().length() > 2_000) {
            errors.add(new InvalidInput.FieldError(
                    "description", "length", "The description must not have more than 2000 characters."));
        }
        if (project.color() != null && !COLOR.matcher(project.color()).matches()) {
            errors.add(new InvalidInput.FieldError("color", "format", "A colour looks like #2f9e44."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return project;
    }

    private static PersonId personOf(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException(actor + " is in no project");
        }
        return person;
    }
}
