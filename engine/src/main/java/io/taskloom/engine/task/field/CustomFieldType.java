package io.taskloom.engine.task.field;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a custom field holds. It stays what it is: values would have to be guessed. */
public enum CustomFieldType {
    /** A line of up to 500 characters. */
    @JsonProperty("text")
    TEXT("text_value"),
    /** Up to 15 digits, 6 of them behind the point. */
    @JsonProperty("number")
    NUMBER("number_value"),
    /** A day of the calendar, without a time. */
    @JsonProperty("date")
    DATE("date_value"),
    /** One of the field's own words. */
    @JsonProperty("choice")
    CHOICE("choice_id"),
    /** Somebody of the project. */
    @JsonProperty("person")
    PERSON("person_id"),
    /** Yes or no, or not said. */
    @JsonProperty("checkbox")
    CHECKBOX("flag_value"),
    /** An address that begins with http or https. */
    @JsonProperty("url")
    URL("text_value");

    private final String column;

    CustomFieldType(String column) {
        this.column = column;
    }

    /** Where its values stand in {@code task_field}. */
    public String column() {
        return column;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CustomFieldType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
