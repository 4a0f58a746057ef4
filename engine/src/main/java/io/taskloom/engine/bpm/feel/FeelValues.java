package io.taskloom.engine.bpm.feel;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValDate;
import org.camunda.feel.syntaxtree.ValDateTime;
import org.camunda.feel.syntaxtree.ValDayTimeDuration;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValLocalDateTime;
import org.camunda.feel.syntaxtree.ValLocalTime;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.syntaxtree.ValTime;
import org.camunda.feel.syntaxtree.ValYearMonthDuration;
import org.jspecify.annotations.Nullable;

/** Between FEEL's values and plain Java ones. */
final class FeelValues {

    private FeelValues() {}

    /**
     * A copy that FEEL can read. Nothing else gets in: FEEL would offer every public method of an object it does not know.
     *
     * @throws IllegalArgumentException for any other type
     */
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean bool -> bool;
            case Number number -> new BigDecimal(number.toString());
            case Character letter -> letter.toString();
            case UUID id -> id.toString();
            case Enum<?> constant -> constant.name();
            case Instant instant -> instant.atZone(ZoneOffset.UTC);
            case java.util.Date date -> date.toInstant().atZone(ZoneOffset.UTC);
            case java.time.LocalDate date -> date;
            case java.time.LocalTime time -> time;
            case java.time.OffsetTime time -> time;
            case java.time.LocalDateTime time -> time;
            case java.time.OffsetDateTime time -> time.toZonedDateTime();
            case java.time.ZonedDateTime time -> time;
            case java.time.Duration duration -> duration;
            case java.time.Period period -> period;
            case Map<?, ?> map -> plainMap(map);
            case Collection<?> items -> plainList(items);
            case Object array when array.getClass().isArray() -> plainArray(array);
            case Object other ->
                throw new IllegalArgumentException(
                        "a value of type " + other.getClass().getSimpleName());
        };
    }

    private static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
        return copy;
    }

    private static List<@Nullable Object> plainList(Collection<?> items) {
        List<@Nullable Object> copy = new ArrayList<>(items.size());
        for (Object item : items) {
            copy.add(plain(item));
        }
        return copy;
    }

    private static List<@Nullable Object> plainArray(Object array) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            copy.add(plain(Array.get(array, i)));
        }
        return copy;
    }

    /** @return String, Boolean, Long, BigDecimal, a {@code java.time} value, a List or Map of these, or null */
    static @Nullable Object toJava(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case ValNull$ none -> null;
            case ValString text -> text.value();
            case ValBoolean bool -> bool.value();
            case ValNumber number -> number(number.value().bigDecimal());
            case ValDate date -> date.value();
            case ValLocalTime time -> time.value();
            case ValTime time -> time.value().toOffsetTime();
            case ValLocalDateTime time -> time.value();
            case ValDateTime time -> time.value();
            case ValDayTimeDuration duration -> duration.value();
            case ValYearMonthDuration period -> period.value();
            case ValList list -> {
                List<@Nullable Object> items = new ArrayList<>();
                CollectionConverters.asJava(list.items()).forEach(item -> items.add(toJava(item)));
                yield items;
            }
            case ValContext context -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                new TreeMap<>(variables(context)).forEach((key, item) -> entries.put(key, toJava(item)));
                yield entries;
            }
            case Val other -> throw new IllegalArgumentException("it answers a function or a range");
            case Object raw -> plain(raw);
        };
    }

    private static Object number(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 18
                ? (Object) stripped.longValueExact()
                : stripped;
    }

    /** Items, entries and characters in it, counted no further than the limit. */
    static long size(@Nullable Object value, long limit) {
        return switch (value) {
            case ValString text -> text.value().length() + 1L;
            case String text -> text.length() + 1L;
            case ValList list -> sum(CollectionConverters.asJava(list.items()), limit);
            case ValContext context -> sum(variables(context).values(), limit);
            case null, default -> 1;
        };
    }

    static long sum(Iterable<?> values, long limit) {
        long size = 1;
        for (Object value : values) {
            if (size > limit) {
                break;
            }
            size += size(value, limit - size);
        }
        return size;
    }

    private static Map<String, Object> variables(ValContext context) {
        return CollectionConverters.asJava(context.context().variableProvider().getVariables());
    }
}
