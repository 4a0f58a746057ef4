package io.taskloom.engine.bpm.tryout;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.Deployments;
import io.taskloom.engine.bpm.Drawn;
import io.taskloom.engine.bpm.Forms;
import io.taskloom.engine.bpm.ModelRefused;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.TooManyTryOuts;
import io.taskloom.engine.bpm.TryOuts;
import io.taskloom.engine.bpm.engine.Commands;
import io.taskloom.engine.bpm.engine.Trial;
import io.taskloom.engine.bpm.feel.Feel;
import io.taskloom.engine.bpm.model.ModelResources;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One transaction for each, which is never committed. */
@Component
class RolledBackTryOuts implements TryOuts {

    private static final TypeReference<LinkedHashMap<String, Object>> PLAIN = new TypeReference<>() {};

    private final Deployments deployments;
    private final Commands commands;
    private final Forms forms;
    private final Feel feel;
    private final TransactionTemplate transaction;
    private final TryOutSettings settings;
    private final Semaphore turns;
    private final ObjectMapper json;
    private final Clock clock;

    RolledBackTryOuts(
            Deployments deployments,
            Commands commands,
            Forms forms,
            Feel feel,
            PlatformTransactionManager transactions,
            TryOutSettings settings,
            ObjectMapper json,
            Clock clock) {
        this.deployments = deployments;
        this.commands = commands;
        this.forms = forms;
        this.feel = feel;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.settings = settings;
        this.turns = new Semaphore(settings.atOnce(), true);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Model accept(String bpmn, Drawn drawn) {
        ModelRefused.ifAny(deployments.check(bpmn, drawn));
        return new Model(bpmn, drawn, deployments.read(bpmn));
    }

    @Override
    public TryOut tryOut(Plan plan) {
        requireStart(plan);
        takeTurn();
        try {
            return inTransaction(plan);
        } finally {
            turns.release();
        }
    }

    private static void requireStart(Plan plan) {
        var starts = plan.model().summary().starts();
        if (plan.startEvent() == null
                ? starts.size() > 1
                : starts.stream().noneMatch(start -> start.elementId().equals(plan.startEvent()))) {
            throw new InvalidInput(
                    "start",
                    "unknown",
                    "Say at which start event to begin: %s."
                            .formatted(starts.stream()
                                    .map(Deployments.ModelSummary.Start::elementId)
                                    .toList()));
        }
    }

    /** As a run's start would take it: held against the start's form, if it has one. */
    private Object given(Plan plan) {
        String form = plan.model().summary().starts().stream()
                .filter(start -> plan.startEvent() == null || start.elementId().equals(plan.startEvent()))
                .findFirst()
                .map(Deployments.ModelSummary.Start::form)
                .orElse(null);
        JsonNode schema = form == null ? null : plan.model().drawn().forms().get(form);
        if (schema == null) {
            return plan.variables();
        }
        return forms.accepted(new Forms.Form(schema, Map.of()), plan.variables());
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(settings.longest().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyTryOuts();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyTryOuts();
        }
    }

    private TryOut inTransaction(Plan plan) {
        Map<String, Object> variables = json.convertValue(given(plan), PLAIN);
        var tried = new Tried(variables, clock, clock.instant().plus(settings.longest()));
        return Trial.during(
                tried,
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    status.setRollbackOnly();
                    return run(plan, variables, tried);
                })));
    }

    private TryOut run(Plan plan, Map<String, Object> variables, Tried tried) {
        var workspace = new WorkspaceId(Ids.next());
        String key = "tryout-" + Ids.next();
        var trial = new TrialDeployment(
                workspace,
                ModelResources.of(key, plan.model().bpmn(), plan.model().drawn()));
        String definition = commands.execute(trial);
        try {
            var course = new Course(plan, tried);
            try {
                course.run(Instance.start(
                        commands,
                        forms,
                        json,
                        feel,
                        tried,
                        new StartProcess(
                                new StartProcess.Definition.Exact(definition),
                                null,
                                workspace,
                                variables,
                                new StartProcess.Cause("manual", null, null, plan.startEvent(), 1)),
                        variables));
            } catch (TrialBroke broke) {
                course.broke(broke);
            } catch (TrialTooLong tooLong) {
                course.stopped(tooLong);
            }
            return course.result();
        } finally {
            trial.forget(commands);
        }
    }
}
