package io.taskloom.engine.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.automation.BackTest;
import io.taskloom.engine.automation.BackTest.PastTask;
import io.taskloom.engine.automation.BackTestTally;
import io.taskloom.engine.automation.PastStarts;
import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.outbox.EventLog;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;

/**
 * Holds the conditions against the events on record, with the very variables that they brought. What the actor may not hear of
 * is never read: in the question's projects alone.
 */
@Component
class PastEvents implements PastStarts {

    private final TriggerTypes types;
    private final Conditions conditions;
    private final TriggerVariables variables;
    private final EventLog log;
    private final TriggerSettings settings;

    PastEvents(
            TriggerTypes types,
            Conditions conditions,
            TriggerVariables variables,
            EventLog log,
            TriggerSettings settings) {
        this.types = types;
        this.conditions = conditions;
        this.variables = variables;
        this.log = log;
        this.settings = settings;
    }

    @Override
    public Optional<BackTest> of(Question question) {
        if (question.trigger().schedule() != null
                || !types.known(question.trigger().type())) {
            return Optional.empty();
        }
        long until = System.nanoTime() + question.patience().toNanos();
        BackTestTally tally = new BackTestTally(question);
        boolean[] complete = {true};
        try {
            log.replay(
                    question.workspace(),
                    question.trigger().type(),
                    question.from(),
                    question.to(),
                    question.projects(),
                    settings.maxDepth(),
                    question.patience(),
                    event -> {
                        complete[0] = System.nanoTime() - until < 0;
                        if (complete[0]) {
                            hold(question, event, tally);
                        }
                        return complete[0];
                    });
        } catch (QueryTimeoutException slow) {
            complete[0] = false;
        }
        return Optional.of(tally.result(complete[0]));
    }

    private void hold(Question question, Recorded event, BackTestTally tally) {
        tally.look(event.time());
        String condition = question.trigger().condition();
        try {
            if (condition == null || conditions.holds(condition, variables.of(event))) {
                tally.start(event.time(), task(event.data().path("task")));
            }
        } catch (ExpressionFailed | ConditionUnclear unclear) {
            tally.unclear(unclear.detail());
        }
    }

    private static @Nullable PastTask task(JsonNode task) {
        UUID id = uuid(task.path("id"));
        return id == null
                ? null
                : new PastTask(
                        id, uuid(task.path("projectId")), task.path("title").asText(null));
    }

    private static @Nullable UUID uuid(JsonNode text) {
        try {
            return text.isTextual() ? UUID.fromString(text.asText()) : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
