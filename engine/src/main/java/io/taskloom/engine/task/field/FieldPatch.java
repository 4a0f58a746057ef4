package io.taskloom.engine.task.field;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.web.Patch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;

/**
 * A merge patch of a field.
 *
 * @param choices all that there shall be, in their order; one that is not named goes, off every task as well
 * @param archived out of sight, with its values, or back
 */
@Schema(name = "CustomFieldPatch")
record FieldPatch(
        Patch<@NotNull String> name,
        Patch<@NotNull Boolean> required,
        Patch<BigDecimal> min,
        Patch<BigDecimal> max,
        Patch<Integer> decimals,
        Patch<String> unit,
        Patch<@NotNull List<@NotNull @Valid ChoiceInput>> choices,
        Patch<@NotNull Boolean> archived) {}
