package io.taskloom.engine.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a template asks for when it is used; its texts hold it as {@code {{name}}}.
 *
 * @param name a letter, then letters, digits, {@code _} and {@code -}, at most 40 in all
 * @param label what people are asked; the name if nothing is said
 * @param otherwise the value of who gives none; null if there must be one
 */
@Schema(name = "TemplatePlaceholder")
public record Placeholder(
        String name,
        String label,
        @JsonProperty("default") @Nullable String otherwise) {

    // What is left out of the JSON comes as null.
    public Placeholder {
        name = name == null ? "" : name.strip();
        label = label == null || label.isBlank() ? name : label.strip();
        otherwise = otherwise == null || otherwise.isBlank() ? null : otherwise.strip();
    }
}
