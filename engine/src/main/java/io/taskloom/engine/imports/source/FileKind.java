package io.taskloom.engine.imports.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "ImportFileKind")
public enum FileKind {
    /** Any table with a heading, ours too. */
    @JsonProperty("csv")
    CSV,
    /** The table that Todoist makes of a project: sections and comments are lines of their own, indents make sub-tasks. */
    @JsonProperty("todoist")
    TODOIST,
    /** A board as JSON: lists, cards, checklists, comments. */
    @JsonProperty("trello")
    TRELLO
}
