package io.taskloom.engine.reminder;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.StaleVersion;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What projects decide about reminders and overdue tasks: who sees a project reads it, its owners change it. */
@Service
public class ReminderRules {

    private final Projects projects;
    private final People people;
    private final ReminderRulesRows rows;
    private final Events events;

    ReminderRules(Projects projects, People people, ReminderRulesRows rows, Events events) {
        this.projects = projects;
        this.people = people;
        this.rows = rows;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public ReminderRulesView get(Actor actor, ProjectId project) {
        projects.require(actor, project, ProjectRole.VIEWER);
        return rows.find(project);
    }

    /**
     * Tasks that are overdue already are gone through afterwards, see {@link EscalationSweep}.
     *
     * @throws io.taskloom.engine.web.StaleVersion if the caller knows another version
     */
    @Transactional
    ReminderRulesView set(Actor actor, ProjectId project, SetReminderRules wish, IfMatch ifMatch) {
        var access = projects.require(actor, project, ProjectRole.OWNER);
        wish.check();
        ReminderRulesView before = rows.find(project);
        ifMatch.check(before.version(), () -> before);
        PersonId manager = wish.managerId();
        if (manager != null && projects.membersAmong(project, List.of(manager)).isEmpty()) {
            throw new InvalidInput("managerId", "unknown", "Nobody like that sees the project.");
        }
        ReminderRulesView after = new ReminderRulesView(
                wish.missed(),
                wish.assigneesAfter(),
                wish.managerAfter(),
                wish.working(),
                manager == null ? null : people.get(manager),
                before.version() + 1);
        if (!rows.put(project, after, !after.sameStages(before))) {
            ReminderRulesView current = rows.find(project);
            throw new StaleVersion(current.version(), current);
        }
        events.publish(actor, new ReminderRulesChanged(access.workspace(), project, after));
        return after;
    }
}
