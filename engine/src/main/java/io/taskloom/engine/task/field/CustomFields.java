package io.taskloom.engine.task.field;

import static java.util.Objects.requireNonNull;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.filter.Renaming;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.place.ProjectLock;
import io.taskloom.engine.task.place.Rank;
import io.taskloom.engine.task.place.Ranked;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The custom fields of a project (promise T13). Whoever sees the project sees them; its owners make and change them, since a
 * field may be asked of everybody before a task is done.
 */
@Service
public class CustomFields {

    /** Of a project. */
    public static final int MOST = 50;

    private final Projects projects;
    private final CustomFieldRows rows;
    private final ProjectLock lock;
    private final List<FieldRenamed> keepers;
    private final Events events;
    private final Clock clock;

    CustomFields(
            Projects projects,
            CustomFieldRows rows,
            ProjectLock lock,
            List<FieldRenamed> keepers,
            Events events,
            Clock clock) {
        this.projects = projects;
        this.rows = rows;
        this.lock = lock;
        this.keepers = keepers;
        this.events = events;
        this.clock = clock;
    }

    /** In their order, those in the archive too. */
    @Transactional(readOnly = true)
    public List<CustomField> list(Actor actor, ProjectId project) {
        projects.require(actor, project, ProjectRole.VIEWER);
        return rows.of(List.of(project));
    }

    /** Those in sight of the projects, in each one's order; for who may see the projects. */
    @Transactional(readOnly = true)
    public List<CustomField> of(Collection<ProjectId> projects) {
        return rows.of(projects).stream().filter(CustomField::inSight).toList();
    }

    /** What is wrong with a field that somebody may make later. */
    public static List<InvalidInput.FieldError> errors(NewField input) {
        if (input.name() == null || input.type() == null) {
            return List.of(new InvalidInput.FieldError(
                    input.name() == null ? "name" : "type", "required", "A field has a name and a type."));
        }
        try {
            FieldRules.made(new ProjectId(Ids.next()), Rank.between(null, null), input);
            return List.of();
        } catch (InvalidInput refused) {
            return refused.errors();
        }
    }

    /** @throws FieldExists if there is one of that name @throws TooManyFields if there are fifty */
    @Transactional
    public CustomField create(Actor actor, ProjectId project, NewField input) {
        WorkspaceId workspace = owned(actor, project);
        List<CustomField> all = rows.of(List.of(project));
        if (all.size() >= MOST) {
            throw new TooManyFields(MOST);
        }
        CustomField made = FieldRules.made(
                project, Rank.between(all.isEmpty() ? null : all.getLast().position(), null), input);
        if (!rows.insert(made)) {
            throw new FieldExists(made.name());
        }
        events.publish(actor, new CustomFieldChanged(workspace, made));
        return made;
    }

    /**
     * Saved filters and calendar feeds call a renamed field by its new name from then on.
     *
     * @throws io.taskloom.engine.web.StaleVersion if the caller knows another version
     */
    @Transactional
    CustomField patch(Actor actor, ProjectId project, FieldId id, FieldPatch patch, IfMatch ifMatch) {
        WorkspaceId workspace = owned(actor, project);
        CustomField now = rows.lock(project, id).orElseThrow(() -> new NotFound("field", id));
        ifMatch.check(now.version(), () -> now);
        List<ChoiceInput> choices = patch.choices().orElse(null);
        CustomField next = FieldRules.checked(new CustomField(
                id,
                project,
                requireNonNull(patch.name().orElse(now.name())).strip(),
                now.type(),
                now.position(),
                requireNonNull(patch.required().orElse(now.required())),
                patch.min().orElse(now.min()),
                patch.max().orElse(now.max()),
                patch.decimals().orElse(now.decimals()),
                FieldRules.blankless(patch.unit().orElse(now.unit())),
                choices == null ? now.choices() : FieldRules.choices(now.choices(), choices),
                archivedAt(now, requireNonNull(patch.archived().orElse(!now.inSight()))),
                now.version() + 1));
        if (!rows.update(now, next)) {
            throw new FieldExists(next.name());
        }
        if (!next.name().equals(now.name())) {
            var renaming = new Renaming(now.name(), next.name());
            boolean everywhere = !rows.named(workspace, now.name());
            keepers.forEach(keeper -> keeper.renamed(actor, workspace, project, renaming, everywhere));
        }
        events.publish(actor, new CustomFieldChanged(workspace, next));
        return next;
    }

    /** To the end if no neighbour is named. */
    @Transactional
    CustomField move(Actor actor, ProjectId project, FieldId id, @Nullable FieldId before, @Nullable FieldId after) {
        WorkspaceId workspace = owned(actor, project);
        CustomField now = rows.lock(project, id).orElseThrow(() -> new NotFound("field", id));
        List<CustomField> others = rows.of(List.of(project)).stream()
                .filter(other -> !other.id().equals(id))
                .toList();
        CustomField next = now.at(Ranked.beside(others, before, after, "field"));
        rows.update(now, next);
        if (next.position().length() > Rank.LONG) {
            next = makeRoom(project, next);
        }
        events.publish(actor, new CustomFieldChanged(workspace, next));
        return next;
    }

    /** @throws FieldInUse if it is not in the archive */
    @Transactional
    void delete(Actor actor, ProjectId project, FieldId id) {
        WorkspaceId workspace = owned(actor, project);
        CustomField field = rows.lock(project, id).orElseThrow(() -> new NotFound("field", id));
        if (field.inSight()) {
            throw new FieldInUse();
        }
        rows.delete(id);
        events.publish(actor, new CustomFieldRemoved(workspace, field));
    }

    private WorkspaceId owned(Actor actor, ProjectId project) {
        WorkspaceId workspace =
                projects.require(actor, project, ProjectRole.OWNER).workspace();
        lock.take(project);
        return workspace;
    }

    private @Nullable Instant archivedAt(CustomField now, boolean archived) {
        if (!archived) {
            return null;
        }
        return now.archivedAt() == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : now.archivedAt();
    }

    private CustomField makeRoom(ProjectId project, CustomField moved) {
        List<CustomField> all = rows.of(List.of(project));
        List<String> ranks = Rank.spread(null, null, all.size());
        // No rank may be there twice even for a moment, so all step aside first.
        all.forEach(field -> rows.place(field.id(), "~" + field.position()));
        for (int i = 0; i < all.size(); i++) {
            rows.place(all.get(i).id(), ranks.get(i));
        }
        return rows.find(List.of(moved.id())).getFirst();
    }
}
