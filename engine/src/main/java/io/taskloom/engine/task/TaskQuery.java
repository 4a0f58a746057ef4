package io.taskloom.engine.task;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.filter.Condition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the SQL of lists. Every shape it can take is explained in a test that refuses sequential scans (P7).
 *
 * @param where a condition on {@code task t}
 */
record TaskQuery(Collection<ProjectId> among, TaskBox in, Condition where, boolean narrow) {

    /** The first rows, or those behind a place. @param behind the sort's keys of the row before */
    Condition rows(TaskSort sort, @Nullable List<String> behind, int limit) {
        return select(TaskMapper.COLUMNS, sort, behind, limit);
    }

    /** Their ids and keys alone, for whoever joins the rest once for many lists. */
    Condition ids(TaskSort sort, int limit) {
        return select("t.id", sort, null, limit);
    }

    private Condition select(String what, TaskSort sort, @Nullable List<String> behind, int limit) {
        var conditions = new ArrayList<>(List.of(where));
        if (behind != null) {
            conditions.add(new Condition(sort.behind(), sort.parameters(behind)));
        }
        Condition all = Condition.all(conditions);
        String order = " order by %s limit %d".formatted(sort.orderBy(), limit);
        String columns = "select %s, %s".formatted(what, sort.place());
        var parameters = new ArrayList<Object>();
        parameters.add(projects());
        parameters.addAll(all.parameters());
        if (among.size() == 1 || narrow) {
            return new Condition(
                    "%s from task t where %s and %s and %s%s"
                            .formatted(columns, ofProjects(), in.sql(), all.sql(), order),
                    parameters);
        }
        // So many from each project, in an order that its index has: the number of tasks does not matter, as it would
        // if the
        // tasks of all projects were sorted together.
        return new Condition("""
                %s from unnest(?::uuid[]) p (id) cross join lateral (
                    select t.* from task t where t.project_id = p.id and %s and %s%s) t%s
                """.formatted(columns, in.sql(), all.sql(), order, order), parameters);
    }

    /** The ids of all. */
    Condition all() {
        var parameters = new ArrayList<Object>();
        parameters.add(projects());
        parameters.addAll(where.parameters());
        return new Condition(
                "select t.id from task t where %s and %s and %s".formatted(ofProjects(), in.sql(), where.sql()),
                parameters);
    }

    /** How many there are. */
    Condition count() {
        var parameters = new ArrayList<Object>();
        parameters.add(projects());
        parameters.addAll(where.parameters());
        return new Condition(
                "select count(*) from task t where %s and %s and %s".formatted(ofProjects(), in.sql(), where.sql()),
                parameters);
    }

    /**
     * Those with a place in that time, {@code id, start_at, due_at, open}: due in it, or under way at its end. What has no due
     * date has no place.
     */
    Condition within(Instant from, Instant to) {
        String columns = "select t.id, t.start_at, t.due_at, t.status in ('todo', 'in_progress') as open from task t"
                + " where %s and %s and %s".formatted(ofProjects(), in.sql(), where.sql());
        var parameters = new ArrayList<Object>();
        for (int branch = 0; branch < 2; branch++) {
            parameters.add(projects());
            parameters.addAll(where.parameters());
            parameters.add(branch == 0 ? at(from) : at(to));
            parameters.add(at(to));
        }
        // Two parts, for each has its index: what ends in that time, and of what ends later only what has a beginning.
        return new Condition("""
                %1$s and coalesce(t.due_at, 'infinity') >= ? and coalesce(t.due_at, 'infinity') < ?
                union all
                %1$s and t.due_at >= ? and t.start_at < ?""".formatted(columns), parameters);
    }

    /** Those with a date, {@code id, nr}, what begins first first; of more than the limit those that are due first. */
    Condition dated(int limit) {
        Condition dates = Condition.of("coalesce(t.start_at, t.due_at) is not null");
        Condition first = new TaskQuery(among, in, Condition.all(List.of(where, dates)), narrow)
                .select("t.id, coalesce(t.start_at, t.due_at) as begins", TaskSort.parse("dueAt"), null, limit);
        return new Condition(
                "select d.id, row_number() over (order by d.begins, d.id) as nr from (%s) d".formatted(first.sql()),
                first.parameters());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    // One project by equality, which an index can sort by as well.
    private String ofProjects() {
        return among.size() == 1 ? "t.project_id = ?" : "t.project_id = any (?)";
    }

    private Object projects() {
        UUID[] ids = among.stream().map(ProjectId::value).toArray(UUID[]::new);
        return ids.length == 1 ? ids[0] : ids;
    }
}
