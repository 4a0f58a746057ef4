package io.taskloom.engine.bpm.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Migrations;
import io.taskloom.engine.bpm.NotMigrated;
import io.taskloom.engine.bpm.ProcessMoved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.bpmn.behavior.BoundaryEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** By Camunda's migration plans. What hangs on a step or waits beside it (its events) goes where the step goes, and is not asked for. */
@Component
@Transactional
class EngineMigrations implements Migrations {

    private final Commands commands;
    private final RuntimeService runtime;
    /** Asked for each run of a migration; what is deployed never changes. */
    private final Cache<Plan, MigrationPlan> built =
            Caffeine.newBuilder().maximumSize(100).build();

    EngineMigrations(Commands commands, RuntimeService runtime) {
        this.commands = commands;
        this.runtime = runtime;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Place> places(String fromDefinition, String toDefinition) {
        Map<String, String> suggested = equal(fromDefinition, toDefinition);
        Map<String, ActivityImpl> targets = waiting(toDefinition);
        return waiting(fromDefinition).values().stream()
                .map(from -> new Place(
                        from.getId(),
                        FindPosition.name(from),
                        type(from),
                        suggested.get(from.getId()),
                        targets.values().stream()
                                .filter(to -> alike(from, to))
                                .map(to -> new Choice(to.getId(), FindPosition.name(to)))
                                .toList()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<PlanFinding> check(Plan plan) {
        List<PlanFinding> findings = new ArrayList<>();
        Map<String, ActivityImpl> sources = waiting(plan.fromDefinition());
        Map<String, ActivityImpl> targets = waiting(plan.toDefinition());
        plan.steps().forEach((from, to) -> {
            ActivityImpl source = sources.get(from);
            if (source == null) {
                findings.add(new PlanFinding(from, "Nothing waits at that element."));
            } else if (to != null && (!targets.containsKey(to) || !alike(source, targets.get(to)))) {
                findings.add(
                        new PlanFinding(from, "“%s” is no step of the same kind in the other version.".formatted(to)));
            }
        });
        if (findings.isEmpty()) {
            try {
                built(plan);
            } catch (MigrationPlanValidationException e) {
                return refusals(e);
            }
        }
        return findings;
    }

    @Override
    public void migrate(InstanceId instance, Plan plan) {
        try {
            if (isCalled(instance)) {
                throw new NotMigrated(
                        "It is the life of a task: the project's settings choose the version it follows.");
            }
            runtime.newMigration(built.get(plan, this::built))
                    .processInstanceIds(instance.toString())
                    .execute();
        } catch (MigratingProcessInstanceValidationException e) {
            throw new NotMigrated(reason(e));
        } catch (OptimisticLockingException e) {
            throw new ProcessMoved();
        } catch (BadUserRequestException e) {
            throw new NotMigrated("It follows that version no longer, or has ended.");
        }
    }

    private boolean isCalled(InstanceId instance) {
        return commands.execute(context -> {
            ExecutionEntity found = context.getExecutionManager().findExecutionById(instance.toString());
            return found != null && found.getSuperExecutionId() != null;
        });
    }

    private static String reason(MigratingProcessInstanceValidationException e) {
        Set<String> places = e.getValidationReport().getActivityInstanceReports().stream()
                .map(report -> report.getSourceScopeId())
                .collect(Collectors.toSet());
        e.getValidationReport().getTransitionInstanceReports().stream()
                .map(report -> report.getSourceScopeId())
                .forEach(places::add);
        return places.isEmpty()
                ? "What it is doing can't be moved."
                : "The plan leads nowhere from %s."
                        .formatted(places.stream().sorted().collect(Collectors.joining("”, “", "“", "”")));
    }

    /** Events that can't go along are left behind: the other version makes its own where the step arrives. */
    private MigrationPlan built(Plan plan) {
        Map<String, String> mapping = mapping(plan);
        try {
            return build(plan, mapping);
        } catch (MigrationPlanValidationException e) {
            Map<String, ActivityImpl> sources = waiting(plan.fromDefinition());
            Set<String> refused =
                    refusals(e).stream().map(PlanFinding::elementId).collect(Collectors.toCollection(HashSet::new));
            refused.removeAll(sources.keySet());
            if (refused.isEmpty()) {
                throw e;
            }
            mapping.keySet().removeAll(refused);
            return build(plan, mapping);
        }
    }

    private Map<String, String> mapping(Plan plan) {
        Map<String, String> mapping = new LinkedHashMap<>(equal(plan.fromDefinition(), plan.toDefinition()));
        plan.steps().forEach((from, to) -> {
            mapping.remove(from);
            if (to != null) {
                mapping.put(from, to);
            }
        });
        return mapping;
    }

    private MigrationPlan build(Plan plan, Map<String, String> mapping) {
        MigrationPlanBuilder builder = runtime.createMigrationPlan(plan.fromDefinition(), plan.toDefinition());
        Map<String, ActivityImpl> timers =
                plan.newTimers() ? all(plan.fromDefinition(), EngineMigrations::isTimer) : Map.of();
        for (Map.Entry<String, String> step : mapping.entrySet()) {
            MigrationInstructionBuilder instruction = builder.mapActivities(step.getKey(), step.getValue());
            builder = timers.containsKey(step.getKey()) ? instruction.updateEventTrigger() : instruction;
        }
        return builder.build();
    }

    /** What is the same in both, events beside a step included. */
    private Map<String, String> equal(String from, String to) {
        Map<String, ActivityImpl> sources = all(from, activity -> true);
        Map<String, ActivityImpl> targets = all(to, activity -> true);
        return runtime.createMigrationPlan(from, to).mapEqualActivities().build().getInstructions().stream()
                .filter(same -> alike(
                        Objects.requireNonNull(sources.get(same.getSourceActivityId())),
                        Objects.requireNonNull(targets.get(same.getTargetActivityId()))))
                .collect(Collectors.toMap(
                        MigrationInstruction::getSourceActivityId,
                        MigrationInstruction::getTargetActivityId,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static List<PlanFinding> refusals(MigrationPlanValidationException e) {
        return e.getValidationReport().getInstructionReports().stream()
                .map(report -> new PlanFinding(
                        report.getMigrationInstruction().getSourceActivityId(), String.join(" ", report.getFailures())))
                .toList();
    }

    /** Every element at which a token can stand when nothing is being done, in the order drawn. */
    private Map<String, ActivityImpl> waiting(String definition) {
        return all(definition, activity -> !isBeside(activity) && isSupported(activity));
    }

    private Map<String, ActivityImpl> all(String definitionId, Predicate<ActivityImpl> wanted) {
        return commands.execute(context -> {
            ProcessDefinitionEntity definition = context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedProcessDefinitionById(definitionId);
            Map<String, ActivityImpl> found = new LinkedHashMap<>();
            gather(definition, wanted, found);
            return found;
        });
    }

    private static void gather(ScopeImpl scope, Predicate<ActivityImpl> wanted, Map<String, ActivityImpl> found) {
        for (ActivityImpl activity : scope.getActivities()) {
            if (wanted.test(activity)) {
                found.put(activity.getId(), activity);
            }
            gather(activity, wanted, found);
        }
    }

    private static boolean isSupported(ActivityImpl activity) {
        return activity.getActivityBehavior() != null
                && (SupportedActivityValidator.INSTANCE.isSupportedActivity(activity)
                        || activity.isAsyncBefore()
                        || activity.isAsyncAfter());
    }

    /** It waits only as long as something else does. */
    private static boolean isBeside(ActivityImpl activity) {
        return activity.getActivityBehavior() instanceof BoundaryEventActivityBehavior
                || activity.getActivityBehavior() instanceof EventSubProcessStartEventActivityBehavior
                || activity.getActivityBehavior() instanceof EventSubProcessActivityBehavior;
    }

    private static boolean isTimer(ActivityImpl activity) {
        return type(activity).toLowerCase(Locale.ROOT).contains("timer");
    }

    private static boolean alike(ActivityImpl from, ActivityImpl to) {
        return type(from).equals(type(to)) && Objects.equals(work(from), work(to));
    }

    /** A call that has been asked for is made, so its outcome must mean the same in the other version. */
    private static String work(ActivityImpl activity) {
        return activity.getActivityBehavior() instanceof Attempts attempts ? attempts.work() : "";
    }

    private static String type(ActivityImpl activity) {
        return Objects.requireNonNullElse(activity.getProperties().get(BpmnProperties.TYPE), "");
    }
}
