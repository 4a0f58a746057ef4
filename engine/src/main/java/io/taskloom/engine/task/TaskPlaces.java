package io.taskloom.engine.task;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.place.Rank;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds places in a project's order, for who has the project locked: between true neighbours, so that none is there twice. */
@Component
class TaskPlaces {

    private static final String LIVE = " from task where project_id = ? and deleted_at is null ";
    private static final List<Integer> WINDOWS = List.of(32, 256, 2_048, 1_000_000);

    private final JdbcTemplate jdbc;

    TaskPlaces(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Behind one, else before one, else at the end. @throws InvalidInput if the neighbour is not in the project */
    String rank(Task task, ProjectId project, @Nullable TaskId before, @Nullable TaskId after) {
        String own = task.project().equals(project) ? task.place().rank() : null;
        Gap gap = gap(task.id(), project, before, after);
        if (own != null && gap.holds(own)) {
            return own;
        }
        String rank = gap.middle();
        if (rank.length() > Rank.LONG && makeRoom(project, rank)) {
            rank = gap(task.id(), project, before, after).middle();
        }
        return rank;
    }

    /** Where it was before it went to the bin, or right behind if somebody stands there now. */
    Place again(Task task) {
        Place place = task.place();
        Boolean taken = jdbc.queryForObject(
                "select exists (select " + LIVE + " and rank = ?)",
                Boolean.class,
                task.project().value(),
                place.rank());
        return Boolean.TRUE.equals(taken)
                ? new Place(
                        place.section(),
                        Rank.between(place.rank(), next(task.project(), task.id(), place.rank())),
                        place.parent())
                : place;
    }

    private Gap gap(TaskId moving, ProjectId project, @Nullable TaskId before, @Nullable TaskId after) {
        if (after != null) {
            String lower = rankOf(moving, project, after, "after");
            return new Gap(lower, next(project, moving, lower));
        }
        if (before != null) {
            String upper = rankOf(moving, project, before, "before");
            return new Gap(previous(project, moving, upper), upper);
        }
        return new Gap(previous(project, moving, "~"), null);
    }

    private String rankOf(TaskId moving, ProjectId project, TaskId neighbour, String field) {
        return jdbc
                .queryForList(
                        "select rank from task where id = ? and project_id = ?",
                        String.class,
                        neighbour.value(),
                        project.value())
                .stream()
                .filter(rank -> !neighbour.equals(moving))
                .findAny()
                .orElseThrow(() -> new InvalidInput(field, "unknown", "The project has no such other task."));
    }

    private @Nullable String next(ProjectId project, TaskId moving, String rank) {
        return first("select rank" + LIVE + "and rank > ? and id <> ? order by rank limit 1", project, moving, rank);
    }

    private @Nullable String previous(ProjectId project, TaskId moving, String rank) {
        return first(
                "select rank" + LIVE + "and rank < ? and id <> ? order by rank desc limit 1", project, moving, rank);
    }

    private @Nullable String first(String sql, ProjectId project, TaskId moving, String rank) {
        return jdbc.queryForList(sql, String.class, project.value(), rank, moving.value()).stream()
                .findAny()
                .orElse(null);
    }

    /**
     * Spreads the tasks around a place evenly, as many as it takes for short ranks. Their order stays, so nobody needs to be
     * told.
     *
     * @return false if somebody holds one of them just now: the next move tries again
     */
    private boolean makeRoom(ProjectId project, String place) {
        for (int window : WINDOWS) {
            List<Standing> around = new ArrayList<>(around(project, place, "<=", "desc", window));
            Collections.reverse(around);
            around.addAll(around(project, place, ">", "", window));
            UUID none = new UUID(0, 0);
            String lower = around.isEmpty()
                    ? null
                    : previous(project, new TaskId(none), around.getFirst().rank());
            String upper = around.isEmpty()
                    ? null
                    : next(project, new TaskId(none), around.getLast().rank());
            List<String> ranks = Rank.spread(lower, upper, around.size());
            boolean all = lower == null && upper == null;
            if (all || ranks.stream().allMatch(rank -> rank.length() <= Rank.LONG / 2)) {
                return spread(around, ranks);
            }
        }
        return false;
    }

    private List<Standing> around(ProjectId project, String place, String side, String direction, int limit) {
        return jdbc.query(
                "select id, rank" + LIVE + "and rank " + side + " ? order by rank " + direction + " limit " + limit,
                (row, number) -> new Standing(row.getObject("id", UUID.class), row.getString("rank")),
                project.value(),
                place);
    }

    private boolean spread(List<Standing> standing, List<String> ranks) {
        UUID[] ids = standing.stream().map(Standing::id).toArray(UUID[]::new);
        // Waiting for who holds a row could mean waiting for each other: they may want the project, which is locked.
        int held = jdbc.queryForList(
                        "select id from task where id = any (?) for no key update skip locked", UUID.class, (Object)
                                ids)
                .size();
        if (held < ids.length) {
            return false;
        }
        // No rank may be there twice even for a moment, so all step aside first.
        jdbc.update("update task set rank = '~' || rank where id = any (?)", (Object) ids);
        jdbc.update(
                "update task t set rank = n.rank from unnest(?::uuid[], ?::text[]) as n (id, rank) where t.id = n.id",
                ids,
                ranks.toArray(String[]::new));
        return true;
    }

    private record Standing(UUID id, String rank) {}

    private record Gap(@Nullable String lower, @Nullable String upper) {

        boolean holds(String rank) {
            return (lower == null || rank.compareTo(lower) > 0) && (upper == null || rank.compareTo(upper) < 0);
        }

        String middle() {
            // At the end, a new id's: what is made later comes behind it.
            String fresh = Rank.of(Ids.next());
            return upper == null && holds(fresh) ? fresh : Rank.between(lower, upper);
        }
    }
}
