package io.taskloom.engine.bpm;

import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs process instances. Every method joins the caller's transaction, so that a row and the process step it belongs to
 * commit together or not at all (promise F1).
 */
public interface Processes {

    /** In a work flow, the BPMN id of the element to which somebody moves the task; the conditions of its gateways read it. */
    String MOVE_TO = "moveTo";

    /** @throws io.taskloom.engine.problem.NotFound if no such definition is deployed for the workspace */
    InstanceId start(StartProcess command);

    /**
     * Delivers a message to the one event of the instance that waits for it.
     *
     * @param variables local to what the message starts, e.g. an event sub-process
     * @throws NothingWaits if no event of the instance waits for that message
     */
    void send(InstanceId instance, String message, Map<String, ?> variables);

    /**
     * Whether the engine itself has called this thread, in the middle of a step. What is started then does not wait for anything
     * before that step is through.
     */
    boolean inStep();

    /** @throws NothingWaits if the user task is not open any more */
    void complete(UserTaskId task, Map<String, ?> variables);

    /** Has Camunda's own pages show who has it. @param person null for nobody */
    void assign(UserTaskId task, @Nullable PersonId person);

    /**
     * Has Camunda's own pages show who has it and let these take it; said while it is being created, and told to nobody.
     *
     * @throws NothingWaits if the user task is not open
     */
    void offer(UserTaskId task, @Nullable PersonId assignee, Candidates candidates);

    /** Where in its model an open user task stands; empty if it is over. */
    Optional<Position> position(UserTaskId task);

    /**
     * Where an open user task of a work flow may go: the columns and ends that the model leads to with that target and what the
     * instance knows now, in the model's order; empty if it is over.
     */
    List<LifeCycle.Target> moves(UserTaskId task);

    /** What it takes to leave an open user task; empty where it is simply done, or over. */
    Optional<LifeCycle.Approval> approval(UserTaskId task);

    /** Leaves an open user task for another of the same model, whether an arrow leads there or not. */
    void jump(UserTaskId from, String elementId);

    /** What a deployed model offers as a life cycle of tasks; empty if it is none. */
    Optional<LifeCycle> lifeCycle(String definitionId);

    /** The variables by which a model of ours calls exactly that version. */
    Map<String, Object> calling(String definitionId);

    /** Ends the instance wherever it stands; does nothing if it has ended. */
    void cancel(InstanceId instance, String reason);

    /** Timers that will fire, soonest first. */
    List<ArmedTimer> timers(InstanceId instance);

    /** Moves a timer; it then fires at {@code due}. */
    void reschedule(String timerId, Instant due);

    /**
     * Gives the failed steps of an instance new attempts; see {@link Incident}.
     *
     * @param variables set before: one that names an input of a failed step is that input from now on; any other is set where it
     *     is known, or else for the whole instance, and the step's other inputs are worked out anew
     * @throws NotCorrected if they can't be
     */
    void retry(InstanceId instance, Map<String, ?> variables);

    /** With the data it has. */
    default void retry(InstanceId instance) {
        retry(instance, Map.of());
    }

    /**
     * Leaves a failed step as if it had brought that.
     *
     * @param step its activity instance, or what {@link RunJournal} was told of a job; null for the only one
     * @param output what its outputs are made from; of a step that has none yet, variables of the instance
     * @throws NotSkipped if it has not failed, several have and none is named, or nothing is behind it
     */
    Skipped skip(InstanceId instance, @Nullable String step, Map<String, ?> output);

    List<Incident> incidents(InstanceId instance);

    /**
     * @param id engine id of the timer, for {@link #reschedule}
     * @param elementId BPMN id of its event
     * @param name of that event, as the model says it
     * @param scope variables local to the scope it waits in, small values only
     */
    record ArmedTimer(String id, String elementId, String name, Instant due, Map<String, Object> scope) {}

    /** @param groups as {@link Memberships} names them */
    record Candidates(Set<PersonId> people, Set<String> groups) {}

    /**
     * @param next names of what can come next, gateways looked through, in the order drawn
     * @param timers BPMN ids of the timers on it
     */
    record Position(String elementId, List<String> next, Set<String> timers) {}

    /**
     * A step that was left.
     *
     * @param step as {@link RunJournal} was told of it
     * @param brought variables it has by now; none if nothing was given
     */
    record Skipped(String step, String elementId, @Nullable String elementName, Map<String, Object> brought) {}

    /** A step that has used up its attempts and waits for somebody. */
    record Incident(
            String elementId,
            String message,
            Instant since,
            @Nullable String stepId) {}
}
