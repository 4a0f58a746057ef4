package io.taskloom.engine.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Templates of a workspace (promise T6). Every member reads, makes and uses them; who made one and the workspace's admins change
 * and delete it. Nothing is kept that could not be made.
 */
@Service
public class Templates {

    private static final int MOST = 500;

    private final Workspaces workspaces;
    private final People people;
    private final TemplateRows rows;
    private final ContentJson contents;
    private final Capture capture;
    private final Events events;
    private final Clock clock;

    Templates(
            Workspaces workspaces,
            People people,
            TemplateRows rows,
            ContentJson contents,
            Capture capture,
            Events events,
            Clock clock) {
        this.workspaces = workspaces;
        this.people = people;
        this.rows = rows;
        this.contents = contents;
        this.capture = capture;
        this.events = events;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<TemplateSummary> list(Actor actor, WorkspaceId workspace) {
        WorkspaceRole role = workspaces.require(actor, workspace, WorkspaceRole.MEMBER);
        List<TemplateRows.Listed> found = rows.of(workspace);
        Map<PersonId, PersonView> owners = people.find(
                found.stream().map(TemplateRows.Listed::owner).distinct().toList());
        return found.stream()
                .map(each -> new TemplateSummary(
                        each.id(),
                        workspace,
                        each.kind(),
                        each.name(),
                        each.description(),
                        each.placeholders().all(),
                        each.tasks(),
                        owners.get(each.owner()),
                        mayEdit(actor, each.owner(), role),
                        each.version(),
                        each.updatedAt()))
                .toList();
    }

    /** @throws NotFound if it is not there or of a workspace that the actor is not in */
    @Transactional(readOnly = true)
    public TemplateView get(Actor actor, TemplateId id) {
        return view(actor, find(actor, id));
    }

    /** A source takes the right to write there: everybody in the workspace will read what is in it. */
    @Transactional
    public TemplateView create(Actor actor, NewTemplate input) {
        workspaces.require(actor, input.workspaceId(), WorkspaceRole.MEMBER);
        input.check();
        Content content = content(actor, input);
        Placeholders placeholders = new Placeholders(input.placeholders() == null ? List.of() : input.placeholders());
        var template = new Template(
                        new TemplateId(Ids.next()),
                        input.workspaceId(),
                        personOf(actor),
                        content instanceof TaskContent ? TemplateKind.TASK : TemplateKind.PROJECT,
                        input.name().strip(),
                        blankToNull(input.description()),
                        // Who writes {{client}} into a task and makes a template of it means a placeholder.
                        input.from() == null ? placeholders : placeholders.andThoseIn(content),
                        content,
                        1,
                        now())
                .checked();
        if (input.from() == null) {
            requireColleagues(template, null);
        }
        if (rows.count(template.workspace()) >= MOST) {
            throw new TooManyTemplates(MOST);
        }
        rows.insert(template);
        tell(actor, template, false);
        return view(actor, template);
    }

    /** @throws NotYourTemplate if it is somebody else's */
    @Transactional
    public TemplateView patch(Actor actor, TemplateId id, TemplatePatch patch, IfMatch ifMatch) {
        Template before = editable(actor, id);
        ifMatch.check(before.version(), () -> view(actor, before));
        String name = patch.name().orElse(before.name());
        List<Placeholder> placeholders =
                patch.placeholders().orElse(before.placeholders().all());
        JsonNode given = patch.content().orElse(null);
        var after = new Template(
                        id,
                        before.workspace(),
                        before.owner(),
                        before.kind(),
                        name == null ? "" : name.strip(),
                        blankToNull(patch.description().orElse(before.description())),
                        new Placeholders(placeholders == null ? List.of() : placeholders),
                        given == null ? before.content() : contents.given(before.kind(), given),
                        before.version() + 1,
                        now())
                .checked();
        requireColleagues(after, before);
        rows.update(after);
        tell(actor, after, false);
        return view(actor, after);
    }

    /** @throws NotYourTemplate if it is somebody else's */
    @Transactional
    public void delete(Actor actor, TemplateId id, IfMatch ifMatch) {
        Template template = editable(actor, id);
        ifMatch.check(template.version(), () -> view(actor, template));
        rows.delete(id);
        tell(actor, template, true);
    }

    /** @throws NotFound if it is not there or of a workspace that the actor is not in */
    Template find(Actor actor, TemplateId id) {
        return allowed(actor, id, rows.find(id));
    }

    private Template editable(Actor actor, TemplateId id) {
        Template template = allowed(actor, id, rows.lock(id));
        WorkspaceRole role = workspaces.require(actor, template.workspace(), WorkspaceRole.MEMBER);
        if (!mayEdit(actor, template.owner(), role)) {
            throw new NotYourTemplate();
        }
        return template;
    }

    private Template allowed(Actor actor, TemplateId id, Optional<Template> found) {
        Template template = found.orElseThrow(() -> new NotFound("template", id));
        try {
            workspaces.require(actor, template.workspace(), WorkspaceRole.MEMBER);
        } catch (NotFound hidden) {
            // As if it were not there; the workspace's id would tell that it is.
            throw new NotFound("template", id);
        }
        return template;
    }

    private Content content(Actor actor, NewTemplate input) {
        NewTemplate.Source from = input.from();
        if (from == null) {
            return contents.given(Objects.requireNonNull(input.kind()), Objects.requireNonNull(input.content()));
        }
        Captured<?> captured = from.taskId() == null
                ? capture.project(
                        actor,
                        Objects.requireNonNull(from.projectId()),
                        Capture.Wish.template(input.anchor(), Boolean.TRUE.equals(from.includeDone())))
                : capture.task(actor, from.taskId(), Capture.Wish.template(input.anchor(), true));
        if (!captured.home().workspace().equals(input.workspaceId())) {
            throw new InvalidInput("from", "other-workspace", "It is in another workspace.");
        }
        return captured.content();
    }

    /** Nobody outside the workspace is written into a template; who leaves it stays there until somebody uses it. */
    private void requireColleagues(Template after, @Nullable Template before) {
        Set<PersonId> added = new HashSet<>(assignees(after));
        if (before != null) {
            added.removeAll(assignees(before));
        }
        for (PersonId person : added) {
            if (workspaces.role(after.workspace(), person).isEmpty()) {
                throw new InvalidInput(
                        "content", "not-a-member", "The assignee %s is not in the workspace.".formatted(person));
            }
        }
    }

    private static Set<PersonId> assignees(Template template) {
        return template.content()
                .all()
                .flatMap(task -> task.assignees().stream())
                .collect(Collectors.toSet());
    }

    private static boolean mayEdit(Actor actor, PersonId owner, WorkspaceRole role) {
        return owner.equals(actor.person()) || role.atLeast(WorkspaceRole.ADMIN);
    }

    private TemplateView view(Actor actor, Template template) {
        WorkspaceRole role = workspaces.require(actor, template.workspace(), WorkspaceRole.MEMBER);
        return new TemplateView(
                template.id(),
                template.workspace(),
                template.kind(),
                template.name(),
                template.description(),
                template.placeholders().all(),
                template.content(),
                people.find(List.of(template.owner())).get(template.owner()),
                mayEdit(actor, template.owner(), role),
                template.version(),
                template.updatedAt());
    }

    private void tell(Actor actor, Template template, boolean deleted) {
        events.publish(actor, new TemplateChanged(template.workspace(), template.id(), template.name(), deleted));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static PersonId personOf(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException(actor + " keeps no templates");
        }
        return person;
    }
}
