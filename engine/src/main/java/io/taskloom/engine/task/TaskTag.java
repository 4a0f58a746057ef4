package io.taskloom.engine.task;

import io.taskloom.engine.task.tag.TagId;

/** A tag in an event: rules ask for its name. */
public record TaskTag(TagId id, String name) {}
