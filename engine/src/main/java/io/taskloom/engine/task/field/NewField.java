package io.taskloom.engine.task.field;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new field, behind the others.
 *
 * @param required whether a task needs a value before it can be done; no if null
 * @param min for numbers only, as are max, decimals and unit
 * @param choices for choices only, which have at least one
 */
@Schema(name = "NewCustomField")
public record NewField(
        @NotNull String name,
        @NotNull CustomFieldType type,
        @Nullable Boolean required,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer decimals,
        @Nullable String unit,
        @Nullable @Valid List<@NotNull ChoiceInput> choices) {

    /** The same again, in another project. */
    public static NewField like(CustomField field) {
        return new NewField(
                field.name(),
                field.type(),
                field.required(),
                field.min(),
                field.max(),
                field.decimals(),
                field.unit(),
                field.choices().stream()
                        .map(choice -> new ChoiceInput(null, choice.name(), choice.color()))
                        .toList());
    }
}
