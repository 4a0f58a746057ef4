package io.taskloom.engine.time;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a workspace has decided about time: its members read it, its admins change it. */
@Service
public class TimeRules {

    private final Workspaces workspaces;
    private final TimeRulesRows rows;
    private final People people;
    private final Events events;
    private final Clock clock;

    TimeRules(Workspaces workspaces, TimeRulesRows rows, People people, Events events, Clock clock) {
        this.workspaces = workspaces;
        this.rows = rows;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public TimeRulesView get(Actor actor, WorkspaceId workspace) {
        workspaces.require(actor, workspace, WorkspaceRole.MEMBER);
        return rows.find(workspace).orElseGet(() -> TimeRulesView.unset(workspace, people.timeZone(actor)));
    }

    /** @throws io.taskloom.engine.web.StaleVersion if the caller knows another version */
    @Transactional
    TimeRulesView edit(Actor actor, WorkspaceId workspace, TimeRulesPatch patch, IfMatch ifMatch) {
        workspaces.require(actor, workspace, WorkspaceRole.ADMIN);
        rows.takeLock(workspace);
        TimeRulesView before =
                rows.find(workspace).orElseGet(() -> TimeRulesView.unset(workspace, people.timeZone(actor)));
        ifMatch.check(before.version(), () -> before);
        TimeRulesView after = patch.apply(before, clock.instant());
        rows.put(after);
        events.publish(
                actor,
                new TimeSettingsChanged(
                        workspace, after.rounding(), after.roundingMinutes(), after.lockedBefore(), after.timeZone()));
        return after;
    }

    /** For showing, to whom the caller has let in. */
    TimeRulesView of(WorkspaceId workspace) {
        return rows.find(workspace).orElseGet(() -> TimeRulesView.unset(workspace, ZoneOffset.UTC));
    }

    /** The lock stays where it is until the transaction ends. @throws TimeLocked if one of them lies before it */
    @Transactional(propagation = Propagation.MANDATORY)
    void requireOpen(WorkspaceId workspace, Instant... starts) {
        rows.holdLock(workspace);
        TimeRulesView rules = of(workspace);
        LocalDate before = rules.lockedBefore();
        for (Instant start : starts) {
            if (rules.locks(start)) {
                throw new TimeLocked(Objects.requireNonNull(before), rules.timeZone());
            }
        }
    }
}
