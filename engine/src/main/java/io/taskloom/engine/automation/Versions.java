package io.taskloom.engine.automation;

import io.taskloom.engine.automation.Rehearsals.Rehearsal;
import io.taskloom.engine.automation.VersionRepository.VersionRow;
import io.taskloom.engine.bpm.Deployments;
import io.taskloom.engine.bpm.Deployments.ModelSummary;
import io.taskloom.engine.bpm.ModelRefused;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.quota.Limit;
import io.taskloom.engine.quota.Quota;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishing a draft, and everything published so far. A version, its deployment and its triggers commit together. */
@Service
public class Versions {

    private final Automations automations;
    private final Drafts drafts;
    private final AutomationRepository repository;
    private final VersionRepository versions;
    private final Deployments deployments;
    private final Rehearsals rehearsals;
    private final People people;
    private final Quota quota;
    private final Events events;
    private final Cursors cursors;
    private final Clock clock;

    Versions(
            Automations automations,
            Drafts drafts,
            AutomationRepository repository,
            VersionRepository versions,
            Deployments deployments,
            Rehearsals rehearsals,
            People people,
            Quota quota,
            Events events,
            Cursors cursors,
            Clock clock) {
        this.automations = automations;
        this.drafts = drafts;
        this.repository = repository;
        this.versions = versions;
        this.deployments = deployments;
        this.rehearsals = rehearsals;
        this.people = people;
        this.quota = quota;
        this.events = events;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** The draft, if the actor may publish it as it is. @throws as {@link #publish(Actor, AutomationId, int, String)} */
    @Transactional(readOnly = true)
    Draft toPublish(Actor actor, AutomationId id, int draftVersion) {
        automations.getToSteer(actor, id);
        Draft draft = repository.draft(id);
        IfMatch.version(draftVersion).check(draft.version(), () -> draft);
        ModelRefused.ifAny(drafts.findings(draft.bpmn(), draft.drawn()));
        return draft;
    }

    /**
     * Publishes what nothing is to be tried of.
     *
     * @param draftVersion the draft the publisher has looked at
     * @throws io.taskloom.engine.web.StaleVersion if it has been saved again meanwhile
     * @throws ModelRefused if anything about it may not be published
     * @throws io.taskloom.engine.quota.PlanLimitReached if the workspace's plan has no more automations
     */
    @Transactional
    public VersionView publish(Actor actor, AutomationId id, int draftVersion, @Nullable String note) {
        AutomationView automation = automations.locked(actor, id);
        Draft draft = repository.draft(id);
        IfMatch.version(draftVersion).check(draft.version(), () -> draft);
        return publish(actor, automation, draft, draft.version(), note);
    }

    /** Publishes what was tried, and keeps with it what was seen. @param reason why it was published nevertheless */
    @Transactional
    VersionView publish(
            Actor actor,
            AutomationId id,
            int draftVersion,
            @Nullable String note,
            Rehearsal seen,
            @Nullable String reason) {
        VersionView version = publish(actor, id, draftVersion, note);
        seen.keep(actor, automations.seen(actor, id), version.number(), reason);
        return version;
    }

    /**
     * Publishes an earlier version's model once more, with what was seen of it then; nothing is tried. The draft follows it, unless something in it is not published: that stays.
     *
     * @param number of the version whose model it shall be
     * @throws NotFound if there is no such version
     * @throws AlreadyCurrent if new runs use that version
     * @throws ModelRefused if what was allowed then may not be published any more
     */
    @Transactional
    VersionView rollBack(Actor actor, AutomationId id, int number, @Nullable String note) {
        AutomationView automation = automations.locked(actor, id);
        VersionRow earlier = versions.find(id, number).orElseThrow(() -> new NotFound("version", number));
        if (Objects.equals(automation.published(), number)) {
            throw new AlreadyCurrent(number);
        }
        boolean draftStays = automation.hasUnpublishedChanges();
        var model = new Draft(
                Objects.requireNonNull(earlier.bpmn()),
                Objects.requireNonNullElse(earlier.forms(), Map.of()),
                Objects.requireNonNullElse(earlier.decisions(), Map.of()),
                automation.draftVersion() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!draftStays) {
            repository.saveDraft(id, model, AutomationTrigger.of(deployments.read(model.bpmn())), actor.person());
        }
        VersionView version = publish(
                actor,
                automation,
                model,
                draftStays ? null : model.version(),
                note == null ? "Rolled back to version " + number : note);
        rehearsals.repeat(id, number, version.number());
        return version;
    }

    /** @param draftVersion the draft that is the same; null if none is */
    private VersionView publish(
            Actor actor,
            AutomationView automation,
            Draft draft,
            @Nullable Integer draftVersion,
            @Nullable String note) {
        AutomationId id = automation.id();
        ModelRefused.ifAny(drafts.findings(draft.bpmn(), draft.drawn()));
        if (automation.published() == null) {
            quota.use(automation.workspaceId(), Limit.AUTOMATIONS, 1);
        }
        int number = automation.published() == null ? 1 : automation.published() + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ModelSummary model = deployments.read(draft.bpmn());
        var version = new PublishedVersion(
                id,
                number,
                automation.workspaceId(),
                publisher(actor),
                deployments.deploy(id.definitionKey(), draft.bpmn(), draft.drawn(), automation.workspaceId()),
                AutomationTrigger.of(model));
        versions.insert(version, draft, model, note, now);
        repository.publish(id, number, draftVersion, now);
        events.publish(actor, new AutomationPublished(id, automation.workspaceId(), automation.name(), number, note));
        return get(actor, id, number);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    Page<VersionView> list(Actor actor, AutomationId id, PageRequest page) {
        automations.seen(actor, id);
        String list = "versions/" + id;
        Integer before = page.cursor() == null ? null : cursors.read(list, page.cursor(), Integer.class);
        Page<VersionRow> rows =
                Page.of(versions.page(id, before, page.limit() + 1), page, last -> cursors.write(list, last.number()));
        Map<PersonId, PersonView> authors = authors(rows.items());
        return rows.map(row -> view(row, authors));
    }

    @Transactional(readOnly = true)
    VersionView get(Actor actor, AutomationId id, int number) {
        automations.seen(actor, id);
        VersionRow row = versions.find(id, number).orElseThrow(() -> new NotFound("version", number));
        return view(row, authors(List.of(row)));
    }

    /** The version that a start by hand uses. @throws NotPublished if there is only a draft */
    @Transactional(readOnly = true)
    public PublishedVersion toStart(AutomationView automation) {
        if (!automation.enabled()) {
            throw new AutomationDisabled(automation.name());
        }
        return versions.current(automation.id()).orElseThrow(() -> new NotPublished(automation.name()));
    }

    /** The model a run follows. Decides no permission. */
    @Transactional(readOnly = true)
    public String bpmn(AutomationId automation, int number) {
        return versions.find(automation, number)
                .map(VersionRow::bpmn)
                .orElseThrow(() -> new NotFound("version", number));
    }

    private Map<PersonId, PersonView> authors(List<VersionRow> rows) {
        return people.find(rows.stream().map(VersionRow::author).collect(Collectors.toSet()));
    }

    private static VersionView view(VersionRow row, Map<PersonId, PersonView> authors) {
        PersonView author = authors.get(row.author());
        return new VersionView(
                row.number(),
                row.note(),
                PersonView.orGone(author, row.author()),
                row.publishedAt(),
                row.bpmn(),
                row.forms(),
                row.decisions());
    }

    private static PersonId publisher(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException("An automation acts with a person's rights, so a person publishes it");
        }
        return person;
    }
}
