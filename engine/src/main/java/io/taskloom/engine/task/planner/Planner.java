package io.taskloom.engine.task.planner;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.filter.Condition;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.FieldScope;
import io.taskloom.engine.task.PlannedTask;
import io.taskloom.engine.task.PlannedTasks;
import io.taskloom.engine.task.TaskBox;
import io.taskloom.engine.task.TaskFilter;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskList;
import io.taskloom.engine.task.dependency.Dependencies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calendars and timelines, of a project or of all that somebody may see. */
@Service
public class Planner {

    private static final int MOST = 10_000;
    private static final int SERIES = 200;

    private static final String PLACED = """
            with hits as materialized (%s),
            placed as (
                select id, due_at, open, greatest(1, width_bucket(least(start_at, due_at), ?::timestamptz[])) as first,
                    least(?, width_bucket(due_at, ?::timestamptz[])) as last
                from hits)
            """;

    private final TaskList list;
    private final PlannedTasks tasks;
    private final Dependencies dependencies;
    private final UpcomingDates upcoming;
    private final People people;
    private final JdbcTemplate jdbc;

    Planner(
            TaskList list,
            PlannedTasks tasks,
            Dependencies dependencies,
            UpcomingDates upcoming,
            People people,
            JdbcTemplate jdbc) {
        this.list = list;
        this.tasks = tasks;
        this.dependencies = dependencies;
        this.upcoming = upcoming;
        this.people = people;
        this.jdbc = jdbc;
    }

    /**
     * @param project null for every project the actor may see
     * @param timeZone IANA name; null for the actor's
     * @param perDay of the tasks that begin on one day at most so many; all of them are counted
     * @throws InvalidInput if it is no time zone, or the days are too many
     */
    @Transactional(readOnly = true)
    public CalendarView calendar(
            Actor actor,
            @Nullable ProjectId project,
            TaskFilter filter,
            LocalDate from,
            LocalDate to,
            @Nullable String timeZone,
            int perDay) {
        Days days = new Days(from, to, people.timeZone(actor, timeZone, "timeZone"));
        Condition placed = with(list.within(actor, project, filter, days.begin(), days.end()), days);
        return new CalendarView(
                days.zone().getId(),
                totals(placed, days),
                tasks.of(first(placed, perDay)),
                upcoming(actor, project, filter, days));
    }

    /** @param project null for every project the actor may see */
    @Transactional(readOnly = true)
    public TimelineView timeline(Actor actor, @Nullable ProjectId project, TaskFilter filter) {
        List<PlannedTask> found = tasks.of(list.dated(actor, project, filter, MOST + 1));
        List<PlannedTask> items = found.subList(0, Math.min(found.size(), MOST));
        return new TimelineView(items, dependencies.among(ids(items)), found.size() > MOST);
    }

    private List<CalendarView.Day> totals(Condition placed, Days days) {
        long[] begun = new long[days.count() + 1];
        long[] ended = new long[days.count() + 1];
        jdbc.query(
                placed.sql() + """
                        select day, sum(begun) as begun, sum(ended) as ended from (
                            select first as day, 1 as begun, 0 as ended from placed
                            union all
                            select last, 0, 1 from placed) d
                        group by day""",
                row -> {
                    int day = row.getInt("day") - 1;
                    begun[day] = row.getLong("begun");
                    ended[day] = row.getLong("ended");
                },
                placed.parameters().toArray());
        var totals = new ArrayList<CalendarView.Day>();
        long there = 0;
        for (LocalDate day : days.all()) {
            int number = totals.size();
            there += begun[number];
            totals.add(new CalendarView.Day(day, there));
            there -= ended[number];
        }
        return totals;
    }

    private static Condition first(Condition placed, int perDay) {
        var parameters = new ArrayList<>(placed.parameters());
        parameters.add(perDay);
        return new Condition(placed.sql() + """
                select id, row_number() over (order by first, place) as nr from (
                    select id, first, row_number() over (partition by first order by last - first desc, open desc, due_at, id) as place
                    from placed) p
                where place <= ?""", parameters);
    }

    /** Of those that are due before the last of these days is over: the others repeat later than that. */
    private List<CalendarView.Upcoming> upcoming(
            Actor actor, @Nullable ProjectId project, TaskFilter filter, Days days) {
        TaskFilter repeating = TaskFilter.written(
                FieldScope.NONE, "recurring and status in (todo, in_progress) and dueAt < " + days.end(), "filter");
        List<TaskId> series = list.ids(actor, project, TaskBox.LIST, filter.with(repeating), "dueAt", SERIES);
        Map<TaskId, List<Instant>> dates =
                series.isEmpty() ? Map.of() : upcoming.between(series, days.begin(), days.end());
        if (dates.isEmpty()) {
            return List.of();
        }
        UUID[] ids = dates.keySet().stream().map(TaskId::value).toArray(UUID[]::new);
        return tasks.of(Condition.of("select u.id, 1 as nr from unnest(?::uuid[]) u (id)", (Object) ids)).stream()
                .flatMap(task -> dates.getOrDefault(task.id(), List.of()).stream()
                        .map(due -> new CalendarView.Upcoming(task.id(), task.projectId(), task.title(), due)))
                .sorted(Comparator.comparing(CalendarView.Upcoming::dueAt))
                .toList();
    }

    private static Condition with(Condition hits, Days days) {
        var parameters = new ArrayList<>(hits.parameters());
        parameters.add(days.begins());
        parameters.add(days.count());
        parameters.add(days.begins());
        return new Condition(PLACED.formatted(hits.sql()), parameters);
    }

    private static List<TaskId> ids(Collection<PlannedTask> tasks) {
        return tasks.stream().map(PlannedTask::id).toList();
    }
}
