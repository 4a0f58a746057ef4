package io.taskloom.engine.task.field;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.place.Ranked;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A custom field as people see it.
 *
 * @param position its place in the project, opaque, sorts as text
 * @param required whether a task needs a value before it can be done; a checkbox has to be ticked
 * @param min of a number; null for no bound
 * @param max of a number; null for no bound
 * @param decimals of a number, at most; null for up to six
 * @param unit of a number, for people: {@code €}, {@code h}
 * @param choices in their order; empty unless it is a choice
 * @param archivedAt since when it is out of sight, with its values
 */
@Schema(name = "CustomField")
public record CustomField(
        FieldId id,
        ProjectId projectId,
        String name,
        CustomFieldType type,
        String position,
        boolean required,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer decimals,
        @Nullable String unit,
        List<FieldChoice> choices,
        @Nullable Instant archivedAt,
        long version)
        implements Ranked<FieldId> {

    public CustomField {
        choices = List.copyOf(choices);
    }

    @JsonIgnore
    public boolean inSight() {
        return archivedAt == null;
    }

    Optional<FieldChoice> choice(ChoiceId id) {
        return choices.stream().filter(choice -> choice.id().equals(id)).findAny();
    }

    CustomField at(String rank) {
        return new CustomField(
                id, projectId, name, type, rank, required, min, max, decimals, unit, choices, archivedAt, version + 1);
    }
}
