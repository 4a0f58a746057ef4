package io.taskloom.engine.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** What a column of a file becomes. */
@Schema(name = "ImportTarget")
public enum Target {
    @JsonProperty("title")
    TITLE,
    @JsonProperty("description")
    DESCRIPTION,
    @JsonProperty("status")
    STATUS,
    @JsonProperty("priority")
    PRIORITY,
    @JsonProperty("start")
    START,
    @JsonProperty("due")
    DUE,
    /** In which the dates of the line are meant. */
    @JsonProperty("time_zone")
    TIME_ZONE,
    /** Hours, or a duration. */
    @JsonProperty("estimate")
    ESTIMATE,
    @JsonProperty("tags")
    TAGS,
    @JsonProperty("section")
    SECTION,
    /** By e-mail address or name. */
    @JsonProperty("assignees")
    ASSIGNEES,
    /** The key, or else the title, of the task it is a part of; or the id of a task of the project. */
    @JsonProperty("parent")
    PARENT,
    /** By which other lines name this one. */
    @JsonProperty("key")
    KEY,
    /** A rule of RFC 5545, or plain English: every Monday. */
    @JsonProperty("repeats")
    REPEATS,
    @JsonProperty("comment")
    COMMENT,
    /** Yes puts it into the archive, if such lines are taken at all. */
    @JsonProperty("archived")
    ARCHIVED,
    /** A custom field. */
    @JsonProperty("field")
    FIELD;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether many columns may become this. */
    boolean repeatable() {
        return this == FIELD || this == COMMENT || this == TAGS || this == ASSIGNEES || this == DESCRIPTION;
    }
}
