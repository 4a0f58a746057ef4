package io.taskloom.engine.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.task.field.CustomFieldType;
import io.taskloom.engine.task.field.FieldId;
import org.jspecify.annotations.Nullable;

/** A custom field that changed on a task; values as in {@link TaskFieldValue}, null for none. */
public record TaskFieldChange(
        FieldId id,
        String name,
        CustomFieldType type,
        @JsonProperty("from") @Nullable Object from,
        @JsonProperty("to") @Nullable Object to) {}
