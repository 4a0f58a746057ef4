package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.task.field.CustomFieldType;
import io.taskloom.engine.task.field.FieldId;
import org.jspecify.annotations.Nullable;

/**
 * What a task has in a custom field.
 *
 * @param value a text, a number, true or false; of a date its day, of a choice or a person their id
 * @param label what people read where the value is an id: the choice's word, the person's name
 */
@Schema(name = "TaskFieldValue")
public record TaskFieldValue(
        FieldId id,
        String name,
        CustomFieldType type,
        @Schema(types = {"string", "number", "boolean"}) Object value,

        @Nullable String label) {}
