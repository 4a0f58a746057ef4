package io.taskloom.engine.bpm.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.Forms;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.bpm.engine.Commands;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forms as the engine keeps them. */
@Component
@Transactional
class EngineForms implements Forms {

    private final ObjectProvider<Commands> commands;
    private final ObjectProvider<TaskService> tasks;
    private final FormAnswers answers;
    private final ObjectMapper json;

    EngineForms(
            ObjectProvider<Commands> commands,
            ObjectProvider<TaskService> tasks,
            FormAnswers answers,
            ObjectMapper json) {
        this.commands = commands;
        this.tasks = tasks;
        this.answers = answers;
        this.json = json;
    }

    @Override
    public Optional<Form> of(UserTaskId task) {
        JsonNode schema = schema(task);
        return schema == null ? Optional.empty() : Optional.of(new Form(schema, data(task, schema)));
    }

    @Override
    public Map<String, @Nullable Object> accepted(UserTaskId task, Map<String, ?> values) {
        JsonNode schema = schema(task);
        return schema == null ? answers.accepted(values) : answers.accepted(schema, values, data(task, schema));
    }

    @Override
    public void checkHeld(UserTaskId task) {
        JsonNode schema = schema(task);
        if (schema != null) {
            Map<String, Object> data = data(task, schema);
            List<String> keys =
                    FormField.of(schema).stream().map(FormField::key).toList();
            Map<String, Object> held = new LinkedHashMap<>(data);
            held.keySet().retainAll(keys);
            answers.accepted(schema, held, data);
        }
    }

    @Override
    public Optional<Form> ofStart(String definition) {
        return commands.getObject()
                .execute(new DeployedStartForm(definition))
                .map(text -> new Form(parsed(text), Map.of()));
    }

    @Override
    public Map<String, @Nullable Object> accepted(Form form, Map<String, ?> values) {
        return answers.accepted(form.schema(), values, form.data());
    }

    private Map<String, Object> data(UserTaskId task, JsonNode schema) {
        Map<String, Object> data = new LinkedHashMap<>();
        tasks.getObject().getVariables(task.toString(), FormNames.of(schema)).forEach((name, value) -> {
            if (value != null) {
                data.put(name, value);
            }
        });
        return data;
    }

    private @Nullable JsonNode schema(UserTaskId task) {
        return commands.getObject()
                .execute(new DeployedForm(task))
                .map(this::parsed)
                .orElse(null);
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A deployed form was checked before", e);
        }
    }
}
