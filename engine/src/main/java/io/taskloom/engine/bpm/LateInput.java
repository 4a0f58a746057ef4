package io.taskloom.engine.bpm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Completes the input of a network step of one of our own models in memory, just before each attempt: for what must stand in
 * no variable and so in no table of the engine, such as a mail with a secret link. The step names it in its input parameter
 * {@value #PARAMETER}. In users' models that parameter is one like any other.
 */
public interface LateInput {

    String PARAMETER = "lateInput";

    /** {@code invitation-mail}; unique. */
    String name();

    /**
     * Called with no transaction open; what it throws is taken as a failed attempt, but for {@link
     * io.taskloom.engine.problem.Gone}: nobody wants the step any more, and it ends by the BPMN error {@code gone}.
     *
     * @param businessKey of the instance
     * @return the step's further parameters
     */
    Map<String, Object> of(@Nullable String businessKey);
}
