package io.taskloom.engine.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 400: the input breaks a rule that can be stated per field; nothing was changed. */
public non-sealed class InvalidInput extends Problem {

    private final List<FieldError> errors;

    public InvalidInput(List<FieldError> errors) {
        super("The input is not valid.");
        this.errors = List.copyOf(errors);
    }

    public InvalidInput(String field, String code, String message) {
        this(List.of(new FieldError(field, code, message)));
    }

    /** What a reader of JSON found wrong. @param field where the JSON stands in the input */
    public static InvalidInput in(String field, JsonMappingException e) {
        FieldError error = FieldErrors.of(e);
        String path = error.field().isEmpty() || error.field().startsWith("[") ? error.field() : "." + error.field();
        return new InvalidInput(field + path, error.code(), error.message());
    }

    public List<FieldError> errors() {
        return errors;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("errors", errors);
    }

    /**
     * One broken rule.
     *
     * @param field JSON path of the field, {@code dueAt} or {@code assignees[0]}; empty when it concerns the whole input
     * @param code stable and short, for programs: {@code required}, {@code too-long}
     * @param message a sentence for people
     * @param position first character it concerns inside of the field's text, from 0; null where it concerns all of it
     * @param length how many characters it concerns; 0 where something is missing, null together with the position
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(
            String field,
            String code,
            String message,
            @Nullable Integer position,
            @Nullable Integer length) {

        public FieldError(String field, String code, String message) {
            this(field, code, message, null, null);
        }
    }
}
