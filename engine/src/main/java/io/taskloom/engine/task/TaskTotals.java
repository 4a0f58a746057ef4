package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.filter.Condition;
import io.taskloom.engine.task.field.FieldId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the tasks of a list come to, all pages together.
 *
 * @param count how many tasks there are
 * @param fields custom fields in sight of which one of them has a value, in their order
 */
@Schema(name = "TaskTotals")
public record TaskTotals(long count, List<Field> fields) {

    /**
     * @param filled how many tasks have a value
     * @param checked how many of them are ticked; of a checkbox
     * @param sum of numbers, as are average, min and max
     * @param average to six decimals
     */
    @Schema(name = "TaskFieldTotals")
    public record Field(
            FieldId id,
            long filled,
            @Nullable Long checked,
            @Nullable BigDecimal sum,
            @Nullable BigDecimal average,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max) {}

    /** Of no task at all. */
    static final TaskTotals NOTHING = new TaskTotals(0, List.of());

    static TaskTotals of(JdbcTemplate jdbc, TaskQuery query) {
        Condition count = query.count();
        Condition hits = query.all();
        Long all =
                jdbc.queryForObject(count.sql(), Long.class, count.parameters().toArray());
        List<Field> fields = jdbc.query(
                """
                with hits as materialized (%s)
                select f.id, count(*) as filled, count(*) filter (where v.flag_value) as checked, sum(v.number_value) as total,
                    round(avg(v.number_value), 6) as average, min(v.number_value) as least, max(v.number_value) as most,
                    f.type = 'checkbox' as checkbox
                from hits join task_field v on v.task_id = hits.id join custom_field f on f.id = v.field_id
                where f.archived_at is null group by f.id order by f.rank""".formatted(hits.sql()),
                (row, number) -> new Field(
                        new FieldId(row.getObject("id", UUID.class)),
                        row.getLong("filled"),
                        row.getBoolean("checkbox") ? row.getLong("checked") : null,
                        plain(row.getBigDecimal("total")),
                        plain(row.getBigDecimal("average")),
                        plain(row.getBigDecimal("least")),
                        plain(row.getBigDecimal("most"))),
                hits.parameters().toArray());
        return new TaskTotals(Objects.requireNonNull(all), fields);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
