package io.taskloom.engine.bpm;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.WorkspaceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of Taskloom's own steps in a model: a service task with topic {@code taskloom:<name>}, performed inside the engine's
 * transaction. Features implement it as a bean; the element template is generated from the input record, whose components
 * carry the connector SPI's annotations.
 *
 * @param <I> record the step's input parameters are mapped to; Bean Validation constraints on it hold
 * @param <O> record (or map) that becomes the step's result; its components can be mapped to variables
 */
public interface Action<I, O> {

    /** What the topic of every action begins with, before the colon. */
    String PREFIX = "taskloom";

    /** {@code create-task}; unique. */
    String name();

    /** What it does, as the palette shows it: {@code Create task}. */
    String title();

    Class<I> input();

    /** Whether designers may use it; false for steps of our own models only. */
    default boolean offered() {
        return true;
    }

    /** Throws {@link io.taskloom.engine.problem.Problem} where it is refused; the run then holds an incident. */
    O perform(Call call, I input);

    /**
     * @param actor with whose rights it acts: the run's publisher, or the system for our own models
     * @param businessKey of the instance; the task's id in {@code task.bpmn}
     * @param step the same for every attempt at this step of this instance: a key for doing it once
     */
    record Call(
            Actor actor,
            WorkspaceId workspace,
            InstanceId instance,
            @Nullable String businessKey,
            String elementId,
            UUID step) {}
}
