package io.taskloom.engine.bpm.tryout;

import io.taskloom.engine.bpm.Decided;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.RunJournal;
import io.taskloom.engine.bpm.TryOuts;
import io.taskloom.engine.bpm.TryOuts.StepState;
import io.taskloom.engine.bpm.UserTaskProjection;
import io.taskloom.engine.bpm.engine.Trial;
import io.taskloom.engine.event.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hears what happens in one trial, and ends it when that is too much. */
final class Tried implements Trial, RunJournal, UserTaskProjection {

    private static final int MOST_STEPS = 500;

    private final Map<String, Object> given;
    private final Clock clock;
    private final Instant until;
    private final Map<String, Pass> steps = new LinkedHashMap<>();
    private final Set<String> flows = new LinkedHashSet<>();
    private final Map<String, UserTask> userTasks = new HashMap<>();
    private Map<String, Object> variables = Map.of();
    private @Nullable String latest;
    private boolean over;

    /** @param given what the instance starts with */
    Tried(Map<String, Object> given, Clock clock, Instant until) {
        this.given = given;
        this.clock = clock;
        this.until = until;
    }

    List<TryOuts.Step> steps() {
        return steps.values().stream().map(Pass::told).toList();
    }

    List<String> flows() {
        return List.copyOf(flows);
    }

    Map<String, Object> input(String activityInstance) {
        Pass pass = steps.get(activityInstance);
        return pass == null ? Map.of() : pass.input;
    }

    @Nullable
    UserTask userTask(String id) {
        return userTasks.get(id);
    }

    boolean isOver() {
        return over;
    }

    Map<String, Object> variables() {
        return variables;
    }

    /** Where something happened last. */
    @Nullable
    String latestElement() {
        Pass pass = latest == null ? null : steps.get(latest);
        return pass == null ? null : pass.begun.elementId();
    }

    /** Says of the last pass through an element that it failed there. */
    void failed(@Nullable String element, String message) {
        steps.values().stream()
                .filter(pass -> pass.begun.elementId().equals(element))
                .reduce((first, second) -> second)
                .ifPresent(pass -> pass.fail(message));
    }

    /** @throws TrialTooLong past its time */
    void requireTime() {
        if (clock.instant().isAfter(until)) {
            throw new TrialTooLong("It takes too long. Does the model go round in a loop?");
        }
    }

    @Override
    public RunJournal journal() {
        return this;
    }

    @Override
    public UserTaskProjection userTasks() {
        return this;
    }

    @Override
    public void taken(String flow) {
        flows.add(flow);
    }

    @Override
    public void over(Map<String, Object> variables) {
        this.variables = variables;
    }

    @Override
    public void started(Started run) {}

    @Override
    public void ended(InstanceId instance, Instant at, End end) {
        over = true;
    }

    @Override
    public void stepStarted(Step step) {
        requireTime();
        if (steps.size() == MOST_STEPS) {
            throw new TrialTooLong(
                    "It went through %d steps. Does the model go round in a loop?".formatted(MOST_STEPS));
        }
        latest = step.activityInstance();
        steps.put(latest, new Pass(step, step.elementType().startsWith("start") ? given : Map.of()));
    }

    @Override
    public void stepInput(InstanceId instance, String activityInstance, Map<String, Object> input) {
        pass(activityInstance).ifPresent(pass -> pass.input = input);
    }

    @Override
    public void stepDecided(InstanceId instance, String activityInstance, List<Decided> decisions) {
        pass(activityInstance).ifPresent(pass -> pass.decisions = decisions);
    }

    @Override
    public void stepEnded(
            InstanceId instance, String activityInstance, Instant at, boolean cancelled, Map<String, Object> output) {
        latest = activityInstance;
        pass(activityInstance).ifPresent(pass -> {
            pass.state = cancelled ? StepState.CANCELLED : StepState.COMPLETED;
            if (!output.isEmpty()) {
                pass.output = output;
            }
        });
    }

    @Override
    public void stepFailed(InstanceId instance, String activityInstance, Instant at, String message, boolean incident) {
        pass(activityInstance).ifPresent(pass -> pass.fail(message));
    }

    @Override
    public void stepRetried(InstanceId instance, String activityInstance, Instant at) {}

    @Override
    public void migrated(InstanceId instance, String definitionId) {}

    @Override
    public void stepMigrated(
            InstanceId instance, String activityInstance, String elementId, @Nullable String elementName) {}

    @Override
    public Actor.Run actor(InstanceId instance) {
        throw new IllegalStateException("Nobody's rights are used in a trial.");
    }

    @Override
    public void created(UserTask task, @Nullable String by) {
        userTasks.put(task.id().toString(), task);
    }

    @Override
    public void updated(UserTask task, @Nullable String by) {}

    @Override
    public void assigned(UserTask task, @Nullable String before, @Nullable String by) {}

    @Override
    public void completed(UserTask task, @Nullable String by) {}

    @Override
    public void cancelled(UserTask task, String reason, @Nullable String by) {}

    @Override
    public void ended(
            InstanceId instance,
            String definitionKey,
            @Nullable String businessKey,
            boolean cancelled,
            @Nullable String by) {}

    private Optional<Pass> pass(String activityInstance) {
        return Optional.ofNullable(steps.get(activityInstance));
    }

    /** One pass through an element, as it goes on. */
    private static final class Pass {

        private final Step begun;
        private StepState state = StepState.ACTIVE;
        private Map<String, Object> input = Map.of();
        private Map<String, Object> output;
        private List<Decided> decisions = List.of();
        private @Nullable String error;

        /** @param output what it hands on from the beginning */
        Pass(Step begun, Map<String, Object> output) {
            this.begun = begun;
            this.output = output;
        }

        void fail(String message) {
            state = StepState.FAILED;
            error = message;
        }

        TryOuts.Step told() {
            return new TryOuts.Step(
                    begun.elementId(),
                    begun.elementName(),
                    begun.elementType(),
                    state,
                    input,
                    output,
                    decisions,
                    error);
        }
    }
}
