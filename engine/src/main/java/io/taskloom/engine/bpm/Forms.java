package io.taskloom.engine.bpm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Forms of user tasks and of starts by hand (form-js), as they were deployed with the model (promises T2, A3). Every method joins the caller's transaction. */
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
     * What whoever starts the automation by hand fills in; without data, for there is none yet. Empty if it asks for nothing.
     *
     * @param definition id of the deployed definition
     */
    Optional<Form> ofStart(String definition);

    /**
     * Checks what somebody has filled in, by the rules of {@link #accepted(UserTaskId, Map)}.
     *
     * @return a value, or null, for each question that is shown and open
     * @throws io.taskloom.engine.problem.InvalidInput as there
     */
    Map<String, @Nullable Object> accepted(Form form, Map<String, ?> values);

    /**
     * @param schema form-js JSON
     * @param data the variables of the run that the form names, by name; only those that are set
     */
    record Form(JsonNode schema, Map<String, Object> data) {}
}
