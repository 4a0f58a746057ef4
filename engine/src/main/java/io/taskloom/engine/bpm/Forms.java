package io.taskloom.engine.bpm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Forms of user tasks (form-js), as they were deployed with the model (promise T2). Every method joins the caller's transaction. */
public interface Forms {

    /** Empty if the user task has none, or is over. */
    Optional<Form> of(UserTaskId task);

    /**
     * Checks what somebody has filled in. A user task without a form takes a few small values under plain names.
     *
     * @return what may reach the process: the form's keys only
     * @throws io.taskloom.engine.problem.InvalidInput naming every field that breaks a rule, as {@code variables.amount}
     */
    Map<String, @Nullable Object> accepted(UserTaskId task, Map<String, ?> values);

    /** The same for what the process holds already, after somebody completed the task in Camunda's own pages. */
    void checkHeld(UserTaskId task);

    /**
     * @param schema form-js JSON
     * @param data the variables of the run that the form names, by name; only those that are set
     */
    record Form(JsonNode schema, Map<String, Object> data) {}
}
