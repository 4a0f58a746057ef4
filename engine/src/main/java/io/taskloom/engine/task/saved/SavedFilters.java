package io.taskloom.engine.task.saved;

import static java.util.Objects.requireNonNull;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectAccess;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.FieldScopes;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Filters that people keep (promise T16). One's own are one's own; a shared one is seen by everybody who sees its project, or
 * is in its workspace, and changed by who made it and by the workspace's admins. Nothing is kept that is not understood.
 */
@Service
public class SavedFilters {

    private static final int MAX_PER_PERSON = 200;

    private final Workspaces workspaces;
    private final Projects projects;
    private final People people;
    private final SavedFilterRows rows;
    private final FieldScopes scopes;
    private final Events events;

    SavedFilters(
            Workspaces workspaces,
            Projects projects,
            People people,
            SavedFilterRows rows,
            FieldScopes scopes,
            Events events) {
        this.workspaces = workspaces;
        this.projects = projects;
        this.people = people;
        this.rows = rows;
        this.scopes = scopes;
        this.events = events;
    }

    /** Those the actor sees in the workspace, by name. */
    @Transactional(readOnly = true)
    public List<SavedFilterView> list(Actor actor, WorkspaceId workspace) {
        PersonId me = personOf(actor);
        WorkspaceRole role = workspaces.require(actor, workspace, WorkspaceRole.MEMBER);
        Set<ProjectId> visible = projects.visibleTo(actor);
        List<SavedFilter> found = rows.of(workspace, me).stream()
                .filter(filter -> filter.project() == null || visible.contains(filter.project()))
                .toList();
        Map<PersonId, PersonView> owners = owners(found);
        return found.stream()
                .map(filter -> view(filter, owners, mayEdit(filter, me, role)))
                .toList();
    }

    /** @throws NotFound if it is not there or not for the actor's eyes */
    @Transactional(readOnly = true)
    public SavedFilterView get(Actor actor, SavedFilterId id) {
        PersonId me = personOf(actor);
        SavedFilter filter = visible(actor, id);
        return view(filter, owners(List.of(filter)), mayEdit(filter, me, role(actor, filter)));
    }

    /** Sharing in a project takes the right to write there. */
    @Transactional
    public SavedFilterView create(Actor actor, NewFilter input) {
        PersonId me = personOf(actor);
        WorkspaceRole role = workspaces.require(actor, input.workspaceId(), WorkspaceRole.MEMBER);
        var filter = new SavedFilter(
                new SavedFilterId(Ids.next()),
                input.workspaceId(),
                input.projectId(),
                me,
                input.name().strip(),
                input.filter(),
                input.sort(),
                Boolean.TRUE.equals(input.shared()),
                input.buckets(),
                1);
        filter.checked(scopes.of(actor, filter.project(), filter.texts()));
        if (filter.project() != null) {
            requireProject(actor, filter);
        }
        if (rows.count(input.workspaceId(), me) >= MAX_PER_PERSON) {
            throw new TooManyFilters(MAX_PER_PERSON);
        }
        rows.insert(filter);
        events.publish(actor, FilterChanged.of(filter, false, filter.shared()));
        return view(filter, owners(List.of(filter)), mayEdit(filter, me, role));
    }

    /** @throws NotYourFilter if it is shared, and by somebody else */
    @Transactional
    public SavedFilterView patch(Actor actor, SavedFilterId id, FilterPatch patch, IfMatch ifMatch) {
        SavedFilter before = editable(actor, id);
        ifMatch.check(before.version(), () -> get(actor, id));
        SavedFilter after = patch.apply(before);
        after.checked(scopes.of(actor, after.project(), after.texts()));
        if (after.project() != null && after.shared() && !before.shared()) {
            requireProject(actor, after);
        }
        rows.update(after, before.version());
        if (before.shared() && !after.shared()) {
            events.publish(actor, FilterChanged.of(after, true, true));
        }
        events.publish(actor, FilterChanged.of(after, false, after.shared()));
        return get(actor, id);
    }

    @Transactional
    public void delete(Actor actor, SavedFilterId id, IfMatch ifMatch) {
        SavedFilter filter = editable(actor, id);
        ifMatch.check(filter.version(), () -> get(actor, id));
        rows.delete(id);
        events.publish(actor, FilterChanged.of(filter, true, filter.shared()));
    }

    private SavedFilter editable(Actor actor, SavedFilterId id) {
        SavedFilter filter = visible(actor, id);
        if (!mayEdit(filter, personOf(actor), role(actor, filter))) {
            throw new NotYourFilter();
        }
        return filter;
    }

    private SavedFilter visible(Actor actor, SavedFilterId id) {
        PersonId me = personOf(actor);
        SavedFilter filter = rows.find(id).orElseThrow(() -> new NotFound("filter", id));
        try {
            workspaces.require(actor, filter.workspace(), WorkspaceRole.MEMBER);
            if (filter.project() != null) {
                projects.require(actor, filter.project(), ProjectRole.VIEWER);
            }
        } catch (NotFound hidden) {
            throw new NotFound("filter", id);
        }
        if (!filter.shared() && !filter.owner().equals(me)) {
            throw new NotFound("filter", id);
        }
        return filter;
    }

    private void requireProject(Actor actor, SavedFilter filter) {
        ProjectId project = requireNonNull(filter.project());
        ProjectAccess access =
                projects.require(actor, project, filter.shared() ? ProjectRole.MEMBER : ProjectRole.VIEWER);
        if (!access.workspace().equals(filter.workspace())) {
            throw new NotFound("project", project);
        }
    }

    private WorkspaceRole role(Actor actor, SavedFilter filter) {
        return workspaces.require(actor, filter.workspace(), WorkspaceRole.MEMBER);
    }

    private static boolean mayEdit(SavedFilter filter, PersonId me, WorkspaceRole role) {
        return filter.owner().equals(me) || (filter.shared() && role.atLeast(WorkspaceRole.ADMIN));
    }

    private Map<PersonId, PersonView> owners(Collection<SavedFilter> filters) {
        return filters.isEmpty()
                ? Map.of()
                : people.find(
                        filters.stream().map(SavedFilter::owner).distinct().toList());
    }

    private static SavedFilterView view(SavedFilter filter, Map<PersonId, PersonView> owners, boolean canEdit) {
        @Nullable PersonView owner = owners.get(filter.owner());
        return new SavedFilterView(
                filter.id(),
                filter.name(),
                filter.filter(),
                filter.sort(),
                filter.workspace(),
                filter.project(),
                filter.shared(),
                owner,
                canEdit,
                filter.buckets(),
                filter.version());
    }

    private static PersonId personOf(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException(actor + " keeps no filters");
        }
        return person;
    }
}
