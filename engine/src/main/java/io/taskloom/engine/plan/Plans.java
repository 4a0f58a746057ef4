package io.taskloom.engine.plan;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.Role;
import io.taskloom.engine.identity.RoleMissing;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.limit.PersonAllowance;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.quota.Limit;
import io.taskloom.engine.quota.PlanLimitReached;
import io.taskloom.engine.quota.Quota;
import io.taskloom.engine.quota.RunDataFull;
import io.taskloom.engine.quota.Usage;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps workspaces within their plans, and tells their owners and admins how much they use (promise I14). Everything but runs is counted where it is kept,
 * with the workspace's row locked until whoever uses more of it has committed; runs have a counter. A plan that becomes smaller takes nothing away: only what comes
 * next is refused.
 */
@Service
@EnableConfigurationProperties(PlanSettings.class)
public class Plans implements Quota, PersonAllowance {

    private final PlanRows rows;
    private final Workspaces workspaces;
    private final ObjectProvider<Usage> usages;
    private final PlanSettings settings;
    private final Events events;
    private final Clock clock;

    Plans(
            PlanRows rows,
            Workspaces workspaces,
            ObjectProvider<Usage> usages,
            PlanSettings settings,
            Events events,
            Clock clock) {
        this.rows = rows;
        this.workspaces = workspaces;
        this.usages = usages;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(WorkspaceId workspace, Limit limit, long more) {
        if (limit == Limit.RUNS_PER_MONTH) {
            // Counted also where there is no limit: there may be one tomorrow.
            long now = rows.countRuns(workspace, month(), more);
            check(rows.of(workspace, settings.initial()), limit, now - more, more);
            return;
        }
        Plan plan = rows.of(workspace, settings.initial());
        if (plan.limit(limit) != null && rows.lock(workspace)) {
            check(plan, limit, used(workspace, limit), more);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public void requireRoomForRuns(WorkspaceId workspace) {
        Plan plan = rows.of(workspace, settings.initial());
        Long allowed = plan.limit(Limit.RUN_DATA);
        if (allowed == null) {
            return;
        }
        long used = used(workspace, Limit.RUN_DATA);
        if (used >= allowed) {
            throw new RunDataFull(allowed, used, plan.name(), plan.runsKeptDays());
        }
    }

    private static void check(Plan plan, Limit limit, long used, long more) {
        Long allowed = plan.limit(limit);
        if (allowed != null && used + more > allowed) {
            throw new PlanLimitReached(limit, allowed, used, plan.name());
        }
    }

    /** For the workspace's owners and admins. */
    @Transactional(readOnly = true)
    public UsageView usage(Actor actor, WorkspaceId workspace) {
        workspaces.require(actor, workspace, WorkspaceRole.ADMIN);
        Plan plan = rows.of(workspace, settings.initial());
        return new UsageView(
                plan.name(),
                Arrays.stream(Limit.values())
                        .map(limit -> new UsageView.Line(limit, used(workspace, limit), plan.limit(limit)))
                        .toList(),
                plan.runsKeptDays());
    }

    @Override
    @Transactional(readOnly = true)
    public OptionalInt runsKeptDays(WorkspaceId workspace) {
        Integer days = rows.of(workspace, settings.initial()).runsKeptDays();
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }

    /** The smallest first. */
    @Transactional(readOnly = true)
    public List<PlanView> list(SignedIn who) {
        requireAdmin(who);
        return rows.all().stream().map(PlanView::of).toList();
    }

    /** @throws NotFound if there is no such workspace */
    @Transactional
    public UsageView choose(SignedIn who, WorkspaceId workspace, String name) {
        requireAdmin(who);
        if (!rows.lock(workspace)) {
            throw new NotFound("workspace", workspace);
        }
        Plan next = rows.find(name)
                .orElseThrow(() -> new InvalidInput("plan", "unknown", "There is no plan of this name."));
        Plan before = rows.of(workspace, settings.initial());
        rows.choose(workspace, next.name(), clock.instant());
        if (!before.name().equals(next.name())) {
            events.publish(who.actor(), new WorkspacePlanChanged(workspace, next.name(), before.name()));
        }
        return usage(new Actor.System("plan"), workspace);
    }

    @Override
    @Transactional(readOnly = true)
    public OptionalLong requests(PersonId person) {
        return rows.requests(person, settings.initial());
    }

    private long used(WorkspaceId workspace, Limit limit) {
        if (limit == Limit.RUNS_PER_MONTH) {
            return rows.runs(workspace, month());
        }
        return usages.orderedStream()
                .filter(usage -> usage.limit() == limit)
                .mapToLong(usage -> usage.of(workspace))
                .sum();
    }

    private LocalDate month() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
    }

    private static void requireAdmin(SignedIn who) {
        if (!who.roles().contains(Role.ADMIN)) {
            throw new RoleMissing();
        }
    }
}
