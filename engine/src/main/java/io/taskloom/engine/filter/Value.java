package io.taskloom.engine.filter;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;

/** What a field is compared with. */
public sealed interface Value {

    record Text(String text) implements Value {}

    record Number(BigDecimal number) implements Value {}

    record Lasting(Duration duration) implements Value {}

    record Flag(boolean yes) implements Value {}

    /** @param rank place among the field's choices, from 0 */
    record Chosen(Choice choice, int rank) implements Value {}

    record Id(UUID id) implements Value {}

    /** In any case of letters. */
    record Named(String name) implements Value {}

    /** Whoever reads the filter. */
    record Me() implements Value {}

    record When(Moment moment) implements Value {}
}
