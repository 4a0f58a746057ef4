package io.taskloom.engine.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One member of a JSON merge patch (RFC 7396): absent leaves the field, null clears it, anything else sets it. A PATCH body
 * is a record of these; constraints stand on the type argument: {@code Patch<@NotNull @Size(max = 200) String> title} can be
 * left out but not cleared.
 */
@JsonDeserialize(using = PatchDeserializer.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Patch<T extends @Nullable Object> {

    /** Leave it as it is. */
    record Absent<T extends @Nullable Object>() implements Patch<T> {}

    /** @param value null clears the field */
    record Given<T extends @Nullable Object>(@Nullable T value) implements Patch<T> {}

    static <T extends @Nullable Object> Patch<T> absent() {
        return new Absent<>();
    }

    static <T extends @Nullable Object> Patch<T> of(@Nullable T value) {
        return new Given<>(value);
    }

    /** The field's next value: what was given, or as it was. */
    default @Nullable T orElse(@Nullable T current) {
        return switch (this) {
            case Absent<T> ignored -> current;
            case Given<T>(T value) -> value;
        };
    }

    default boolean given() {
        return this instanceof Given<T>;
    }

    default void ifGiven(Consumer<? super @Nullable T> use) {
        if (this instanceof Given<T>(T value)) {
            use.accept(value);
        }
    }

    default <R> Patch<R> map(Function<T, ? extends R> change) {
        return switch (this) {
            case Absent<T> ignored -> absent();
            case Given<T>(T value) -> of(value == null ? null : change.apply(value));
        };
    }
}
