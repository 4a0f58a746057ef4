package io.taskloom.engine.identity;

import io.taskloom.engine.event.PersonId;
import org.jspecify.annotations.Nullable;

/** A person as others see them. */
public record PersonView(
        PersonId id,
        String name,
        @Nullable String email,
        @Nullable String pictureUrl) {}
