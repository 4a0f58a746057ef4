package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.Projects;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Heat maps of automations, for every member of the workspace; of runs that the reader sees. */
@Service
class Heats {

    private final Automations automations;
    private final Publications publications;
    private final Projects projects;
    private final RunReader runs;
    private final HeatReader reader;
    private final RunSettings settings;
    private final Clock clock;

    Heats(
            Automations automations,
            Publications publications,
            Projects projects,
            RunReader runs,
            HeatReader reader,
            RunSettings settings,
            Clock clock) {
        this.automations = automations;
        this.publications = publications;
        this.projects = projects;
        this.runs = runs;
        this.reader = reader;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws NotFound if there is no such version, or none at all
     * @throws HeatTooSlow if the database can't tell in time
     */
    @Transactional(readOnly = true)
    HeatView of(Actor actor, AutomationId id, HeatQuery query) {
        AutomationView automation = automations.get(actor, id);
        if (query.version() == null && automation.published() == null) {
            throw new NotFound("published version of automation", id);
        }
        HeatQuery.Checked asked = query.checked(automation.published(), clock.instant());
        if (publications.version(id, asked.version()).isEmpty()) {
            throw new NotFound("version", asked.version());
        }
        reader.atMost(settings.heatTime());
        var search = new RunSearch(
                automation.workspaceId(), projects.visibleTo(actor), asked.of(id), null, settings.heatRuns() + 1);
        List<RunId> found = reader.inTime(() -> runs.ids(search));
        boolean cut = found.size() > settings.heatRuns();
        List<RunId> counted = cut ? found.subList(0, settings.heatRuns()) : found;
        HeatReader.States states = reader.states(counted);
        return new HeatView(
                asked.version(),
                asked.since(),
                asked.until(),
                counted.size(),
                cut,
                states.oldest(),
                states.states(),
                reader.steps(counted));
    }
}
