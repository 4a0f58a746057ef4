package io.taskloom.engine.automation;

import io.taskloom.engine.automation.PastStarts.Question;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.project.Projects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Holds a draft's triggers against what has happened (promise F3), for who may publish it: looking back costs the node time.
 * Nothing is written, so a {@code kill -9} leaves nothing.
 */
@Service
public class BackTests {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_STARTS = 10;

    private final Automations automations;
    private final Designers designers;
    private final DraftReader drafts;
    private final DraftTriggers triggers;
    private final List<PastStarts> pasts;
    private final Projects projects;
    private final People people;
    private final BackTestSettings settings;
    private final Semaphore turns;
    private final Clock clock;

    BackTests(
            Automations automations,
            Designers designers,
            DraftReader drafts,
            DraftTriggers triggers,
            List<PastStarts> pasts,
            Projects projects,
            People people,
            BackTestSettings settings,
            Clock clock) {
        this.automations = automations;
        this.designers = designers;
        this.drafts = drafts;
        this.triggers = triggers;
        this.pasts = pasts;
        this.projects = projects;
        this.people = people;
        this.settings = settings;
        this.turns = new Semaphore(settings.atOnce(), true);
        this.clock = clock;
    }

    /**
     * @param bpmn null for the draft as saved
     * @return for each start event that waits for something
     */
    List<BackTest> of(
            Actor actor, AutomationId id, @Nullable String bpmn, @Nullable Integer days, @Nullable String zone) {
        AutomationView automation = automations.getToSteer(actor, id);
        String text = drafts.given(actor, id, bpmn, null, null).bpmn();
        return of(actor, automation.workspaceId(), text, null, days, zone);
    }

    /**
     * @param bpmn any text; what can't be read waits for nothing
     * @param only the one project it is about; null for all that the actor sees
     * @param days how far back; null for thirty
     * @param zone IANA name, whose days are counted; null for the actor's own
     * @throws DesignersOnly if the actor may only look
     * @throws BackTestBusy if others are looking back
     */
    public List<BackTest> of(
            Actor actor,
            WorkspaceId workspace,
            String bpmn,
            @Nullable ProjectId only,
            @Nullable Integer days,
            @Nullable String zone) {
        designers.require(actor, workspace);
        ZoneId of = people.timeZone(actor, zone, "timeZone");
        Instant to = clock.instant();
        Instant from = to.minus(Duration.ofDays(Objects.requireNonNullElse(days, USUAL_DAYS)))
                .truncatedTo(ChronoUnit.SECONDS);
        Set<ProjectId> seen = projects.visibleTo(actor).stream()
                .filter(project -> only == null || only.equals(project))
                .collect(Collectors.toUnmodifiableSet());
        List<AutomationTrigger> asked =
                triggers.of(bpmn).stream().limit(MOST_STARTS).toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        takeTurn();
        try {
            Duration each = settings.maxTime().dividedBy(asked.size());
            return asked.stream()
                    .map(trigger -> new Question(actor, workspace, trigger, from, to, of, seen, each))
                    .flatMap(question -> pasts.stream()
                            .flatMap(past -> past.of(question).stream())
                            .limit(1))
                    .toList();
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(settings.maxTime().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BackTestBusy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BackTestBusy();
        }
    }
}
