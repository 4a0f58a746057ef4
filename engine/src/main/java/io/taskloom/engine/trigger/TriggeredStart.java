package io.taskloom.engine.trigger;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.Designers;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.bpm.StartProcess.Cause;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.run.RunStarter;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts one automation because of one event. In a transaction of its own: what it does at once may fail, and must then undo
 * neither the event's other automations nor the record that it failed. A node that dies in between leaves the automations it
 * has started; the event comes again, and the run's unique key makes the repeat harmless.
 */
@Component
class TriggeredStart {

    private static final Logger log = LoggerFactory.getLogger(TriggeredStart.class);

    private final Publications publications;
    private final Designers designers;
    private final Conditions conditions;
    private final RunStarter runs;
    private final TriggerSettings settings;
    private final TransactionTemplate own;

    TriggeredStart(
            Publications publications,
            Designers designers,
            Conditions conditions,
            RunStarter runs,
            TriggerSettings settings,
            PlatformTransactionManager transactions) {
        this.publications = publications;
        this.designers = designers;
        this.conditions = conditions;
        this.runs = runs;
        this.settings = settings;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void start(Armed armed, Recorded event, Map<String, Object> variables) {
        var version = publications.byDefinition(armed.definitionId()).orElseThrow();
        var cause = new Cause(
                event.type(),
                event.id(),
                event.subject(),
                event.project(),
                armed.startEvent(),
                event.depth() + 1,
                event.actor().person());
        start(version, cause, event, () -> conditions.holds(armed.condition(), variables), variables);
    }

    /**
     * Starts it in a transaction of its own, once per event, or records why it could not be started.
     *
     * @param cause of that event; who has published the version must be allowed to hear of its project
     * @param wanted asked first; it may fail
     */
    void start(
            PublishedVersion version,
            Cause cause,
            Recorded event,
            BooleanSupplier wanted,
            Map<String, Object> variables) {
        AutomationId automation = version.automation();
        // Told once, at the limit; that a run could not begin is told too, and would be refused for ever.
        if (event.depth() > settings.maxDepth()) {
            return;
        }
        if (!designers.mayHear(version.author(), event.workspace(), cause.project())) {
            log.debug("Event {} is hidden from who published automation {}", event.id(), automation);
            return;
        }
        try {
            if (wanted.getAsBoolean()) {
                own.executeWithoutResult(status -> begin(version, cause, event, variables));
            }
        } catch (DuplicateKeyException startedMeanwhile) {
            log.debug("Event {} has started automation {} already", event.id(), automation);
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | NonTransientDataAccessResourceException
                | TransactionException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException failure) {
            log.warn("Event {} could not start automation {}", event.id(), automation, failure);
            own.executeWithoutResult(status -> refuse(version, cause, event, reason(failure)));
        }
    }

    private void begin(PublishedVersion version, Cause cause, Recorded event, Map<String, Object> variables) {
        if (!publications.hold(version.automation()) || runs.knows(version.automation(), event.id())) {
            return;
        }
        if (event.depth() >= settings.maxDepth()) {
            runs.refuse(version, cause, new ChainTooLong(settings.maxDepth()).detail());
            return;
        }
        runs.start(version, cause, variables);
    }

    private void refuse(PublishedVersion version, Cause cause, Recorded event, String reason) {
        if (!runs.knows(version.automation(), event.id())) {
            runs.refuse(version, cause, reason);
        }
    }

    private static String reason(RuntimeException failure) {
        // What the database or the engine says may hold other people's data; the log has it.
        return Problem.in(failure)
                .map(Problem::detail)
                .orElse("It could not be started: an unexpected error, which the log tells more about.");
    }
}
