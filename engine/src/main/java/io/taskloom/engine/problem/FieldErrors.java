package io.taskloom.engine.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;

/** What the frameworks find wrong with an input, in our words. */
final class FieldErrors {

    private FieldErrors() {}

    static List<InvalidInput.FieldError> of(Errors errors) {
        return errors.getAllErrors().stream()
                .map(error -> new InvalidInput.FieldError(
                        error instanceof FieldError field ? field.getField() : "",
                        code(error),
                        String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    static List<InvalidInput.FieldError> of(MethodValidationResult result) {
        return result.getParameterValidationResults().stream()
                .flatMap(parameter -> of(parameter).stream())
                .toList();
    }

    private static List<InvalidInput.FieldError> of(ParameterValidationResult parameter) {
        if (parameter instanceof ParameterErrors errors) {
            return of((Errors) errors);
        }
        String name = String.valueOf(parameter.getMethodParameter().getParameterName());
        return parameter.getResolvableErrors().stream()
                .map(error -> new InvalidInput.FieldError(
                        name,
                        error instanceof DefaultMessageSourceResolvable known ? code(known) : "invalid",
                        String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    static List<InvalidInput.FieldError> of(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> new InvalidInput.FieldError(
                        violation.getPropertyPath().toString(),
                        kebab(violation
                                .getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName()),
                        violation.getMessage()))
                .toList();
    }

    static InvalidInput.FieldError of(JsonMappingException e) {
        String field = path(e);
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                new InvalidInput.FieldError(field, "unknown", "There is no such field.");
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                new InvalidInput.FieldError(field, "choice", "It must be one of " + choices(format) + ".");
            case InvalidFormatException format ->
                new InvalidInput.FieldError(
                        field,
                        "format",
                        "This is no "
                                + kebab(format.getTargetType().getSimpleName()).replace('-', ' ') + ".");
            // A record's own check speaks to people; anything else would tell of our classes.
            case JsonMappingException other
            when other.getCause() instanceof IllegalArgumentException own && own.getMessage() != null ->
                new InvalidInput.FieldError(field, "invalid", own.getMessage());
            default -> new InvalidInput.FieldError(field, "invalid", "This value does not fit.");
        };
    }

    private static String choices(InvalidFormatException format) {
        return Arrays.stream(format.getTargetType().getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String code(DefaultMessageSourceResolvable error) {
        return error.getCode() == null ? "invalid" : kebab(error.getCode());
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
