package io.taskloom.engine.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.imports.source.Encodings;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.field.FieldId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made of a file.
 *
 * @param encoding and {@code delimiter}: how a table is read
 * @param timeZone IANA name, in which dates without one are meant
 * @param columns those that become something; the others are left out
 * @param values what a value means that says nothing to us, or that it is to be left out
 * @param createTags whether tags that the project lacks are made; so for sections, and for words of choices by its owners
 * @param includeArchived whether what is in the archive there comes into the archive here; else it is left out
 * @param automations whether automations hear of each task, as if somebody had made it by hand
 */
@Schema(name = "ImportMapping")
record Plan(
        @NotNull @Size(max = 40) String encoding,
        @NotNull @Size(max = 1) String delimiter,
        @NotNull DateOrder dateOrder,
        @NotNull @Size(max = 64) String timeZone,
        @NotNull @Size(max = 200) List<@NotNull @Valid Column> columns,
        @NotNull @Size(max = 1000) List<@NotNull @Valid Value> values,
        boolean createTags,
        boolean createSections,
        boolean createChoices,
        boolean includeArchived,
        boolean automations) {

    Plan {
        columns = columns == null ? List.of() : List.copyOf(columns);
        values = values == null ? List.of() : List.copyOf(values);
    }

    /** @param column counted from 0 @param fieldId of the project, for a custom field and for nothing else */
    @Schema(name = "ImportColumn")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Column(
            @Min(0) @Max(10_000) int column,
            @NotNull Target target,
            @Nullable FieldId fieldId) {

        /** How values of it are known: {@code tags}, or {@code field:} and the id. */
        @JsonIgnore
        String field() {
            return fieldId == null ? target.word() : "field:" + fieldId;
        }
    }

    /** @param field as the values that did not fit name it @param to what is meant; null to leave it out */
    @Schema(name = "ImportValue")
    record Value(
            @NotNull @Size(max = 80) String field,
            @NotNull @Size(max = 500) String value,
            @Nullable @Size(max = 500) String to) {}

    /** Which column becomes it; -1 if none does. */
    int columnOf(Target target) {
        return columns.stream()
                .filter(each -> each.target() == target)
                .findFirst()
                .map(Column::column)
                .orElse(-1);
    }

    /** The same for another table. */
    Plan with(List<Column> others) {
        return new Plan(
                encoding,
                delimiter,
                dateOrder,
                timeZone,
                others,
                values,
                createTags,
                createSections,
                createChoices,
                includeArchived,
                automations);
    }

    /** What somebody said that a value means; empty if nothing was said. @return to null if it is to be left out */
    Optional<Value> meant(String field, String value) {
        String small = value.strip().toLowerCase(Locale.ROOT);
        return values.stream()
                .filter(each -> each.field().equals(field)
                        && each.value().strip().toLowerCase(Locale.ROOT).equals(small))
                .findFirst();
    }

    /** @param width how many columns the file has @param fields of the project @throws InvalidInput */
    Plan checked(int width, Set<FieldId> fields) {
        var errors = new ArrayList<InvalidInput.FieldError>();
        if (!Encodings.NAMES.contains(encoding)) {
            errors.add(error("encoding", "choice", "It is one of " + String.join(", ", Encodings.NAMES) + "."));
        }
        if (delimiter.length() != 1 || !",;\t|".contains(delimiter)) {
            errors.add(error("delimiter", "choice", "It is a comma, a semicolon, a tab or a bar."));
        }
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            errors.add(error("timeZone", "unknown", "There is no time zone of this name."));
        }
        columns(width, fields, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return this;
    }

    private void columns(int width, Set<FieldId> fields, List<InvalidInput.FieldError> errors) {
        var seen = new HashSet<Integer>();
        var taken = new HashSet<String>();
        boolean titled = false;
        for (int i = 0; i < columns.size(); i++) {
            Column each = columns.get(i);
            String path = "columns[%d].".formatted(i);
            titled |= each.target() == Target.TITLE;
            if (each.column() >= width || !seen.add(each.column())) {
                errors.add(error(path + "column", "unknown", "Name a column of the file, and each once."));
            }
            if ((each.target() == Target.FIELD) != (each.fieldId() != null)
                    || (each.fieldId() != null && !fields.contains(each.fieldId()))) {
                errors.add(
                        error(path + "fieldId", "unknown", "Name a custom field of the project, for a field alone."));
            }
            if (!taken.add(each.field()) && (!each.target().repeatable() || each.fieldId() != null)) {
                errors.add(error(path + "target", "twice", "Another column becomes this already."));
            }
        }
        if (!titled) {
            errors.add(error("columns", "title", "Say which column is the title."));
        }
    }

    private static InvalidInput.FieldError error(String field, String code, String message) {
        return new InvalidInput.FieldError(field, code, message);
    }
}
