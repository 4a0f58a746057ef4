package io.taskloom.engine.task.field;

import io.swagger.v3.oas.annotations.media.Schema;

/** One word that a field of type choice can be. @param color {@code #rrggbb} */
@Schema(name = "FieldChoice")
public record FieldChoice(ChoiceId id, String name, String color) {}
