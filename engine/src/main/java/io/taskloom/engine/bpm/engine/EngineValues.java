package io.taskloom.engine.bpm.engine;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What FEEL answers, as the engine's variables hold it: JSON-like, with times and durations as ISO 8601 text. */
public final class EngineValues {

    private EngineValues() {}

    public static @Nullable Object of(@Nullable Object value) {
        // The engine knows no decimal type of its own for a variable.
        return value instanceof BigDecimal decimal ? (Object) decimal.doubleValue() : jsonLike(value);
    }

    private static @Nullable Object jsonLike(@Nullable Object value) {
        return switch (value) {
            case ZonedDateTime time -> time.toOffsetDateTime().toString();
            case OffsetDateTime time -> time.toString();
            case Temporal time -> time.toString();
            case TemporalAmount duration -> duration.toString();
            case List<?> list -> list.stream().map(EngineValues::jsonLike).toList();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), jsonLike(item)));
                yield copy;
            }
            case null, default -> value;
        };
    }
}
