package io.taskloom.engine.run;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statement that finds a page of runs, newest first. Each way by which a run can match is a search of its own in one index
 * that is in the order of the list, cut off at the page's length; the page is the newest of what they find. So it reads little,
 * however many runs there are.
 */
final class RunSearch {

    /** Of a run {@code run}: whether it waits is worked out, so that recording a step touches no run. */
    static final String WAITS = """
            run.state = 'running' and coalesce((
                select bool_and(s.idle) from run_step s where s.run_id = run.id and s.ended_at is null), false)""";

    /** Columns and the join that tell whether a run {@code run} was undone. */
    static final String UNDO =
            ", u.state as undo_state, u.started_at as undo_started_at, u.ended_at as undo_ended_at, u.person_id as undo_person";

    static final String UNDO_JOIN = " left join run_undo u on u.run_id = run.id";

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}[0-9a-f-]{0,28}");
    /** Between a run's id, which holds the time it was made at, and its recorded beginning, on clocks that differ. */
    static final Duration APART = Duration.ofMinutes(5);

    private static final long LATEST = (1L << 48) - 1;
    private static final int UUID_DIGITS = 32;

    private final Map<String, Object> parameters = new HashMap<>();
    private final List<String> ways = new ArrayList<>();
    private final String narrow;

    /**
     * @param visible projects the reader sees: what another has started is hidden
     * @param before id of the last run that was given; null for the first page
     * @param limit most runs to find
     */
    RunSearch(WorkspaceId workspace, Set<ProjectId> visible, RunFilter filter, @Nullable UUID before, int limit) {
        parameters.put("workspace", workspace.value());
        parameters.put("visible", visible.stream().map(ProjectId::value).toArray(UUID[]::new));
        parameters.put("limit", limit);
        narrow = narrow(filter, before);
        ways(filter);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Ids alone, at most the limit; none may match at all. */
    String ids() {
        if (ways.isEmpty()) {
            return "select run.id from run where false";
        }
        if (ways.size() == 1) {
            return ways.getFirst();
        }
        return ways.stream().collect(Collectors.joining(") union (", "select found.id from ((", ")) found"))
                + " order by found.id desc limit :limit";
    }

    String rows() {
        return "select run.*, " + WAITS + " as waits, a.name" + UNDO + " from (" + ids()
                + ") page join run on run.id = page.id" + " join automation a on a.id = run.automation_id" + UNDO_JOIN
                + " order by run.id desc";
    }

    private String narrow(RunFilter filter, @Nullable UUID before) {
        List<String> all = new ArrayList<>();
        all.add("run.workspace_id = :workspace");
        all.add("(run.project_id is null or run.project_id = any(:visible))");
        with(
                all,
                "run.automation_id = :automation",
                "automation",
                filter.automation() == null ? null : filter.automation().value());
        with(all, "run.trigger_type = :trigger", "trigger", filter.trigger());
        with(all, "run.version = :version", "version", filter.version());
        with(
                all,
                "exists (select from run_step s where s.run_id = run.id and s.element_id = :step and s.ended_at is null)",
                "step",
                filter.step());
        with(all, "run.id < :before", "before", before);
        if (filter.ended() != null) {
            all.add(filter.ended() ? "run.ended_at is not null" : "run.ended_at is null");
        }
        if (filter.undone() != null) {
            all.add(
                    filter.undone()
                            ? "run.id in (select u.run_id from run_undo u where u.workspace_id = :workspace)"
                            : "not exists (select from run_undo u where u.run_id = run.id)");
        }
        if (filter.from() != null) {
            with(all, "run.started_at >= :from", "from", RunStore.time(kept(filter.from())));
            with(
                    all,
                    "run.id >= :firstId",
                    "firstId",
                    firstId(kept(filter.from()).minus(APART)));
        }
        if (filter.to() != null) {
            with(all, "run.started_at < :to", "to", RunStore.time(kept(filter.to())));
            with(all, "run.id < :lastId", "lastId", firstId(kept(filter.to()).plus(APART)));
        }
        return String.join(" and ", all);
    }

    private void with(List<String> all, String condition, String name, @Nullable Object value) {
        if (value != null) {
            all.add(condition);
            parameters.put(name, value);
        }
    }

    private void ways(RunFilter filter) {
        Set<RunState> states = filter.states().isEmpty() ? EnumSet.allOf(RunState.class) : filter.states();
        Set<String> conditions = conditions(filter, states);
        if (filter.text() == null) {
            conditions.forEach(condition -> way(condition));
            return;
        }
        if (states.contains(RunState.FAILED)) {
            // Only what failed has an error; to say so opens the index of the failed, for a text that most of them
            // have.
            way("run.state = 'failed' and run.error ilike :like");
            parameters.put("like", "%" + filter.text().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        String key = filter.text().toLowerCase(java.util.Locale.ROOT);
        if (KEY.matcher(key).matches()) {
            String digits = key.replace("-", "");
            if (digits.length() <= UUID_DIGITS) {
                parameters.put("firstKey", uuid(digits, '0'));
                parameters.put("lastKey", uuid(digits, 'f'));
                String any = conditions.contains("")
                        ? ""
                        : conditions.stream().collect(Collectors.joining(" or ", "(", ")"));
                String and = any.isEmpty() ? "" : " and " + any;
                way("run.subject_id between :firstKey and :lastKey" + and);
                way("run.id between :firstKey and :lastKey" + and);
            }
        }
    }

    /** One per stored state that can match; a single empty one if every run does. */
    private static Set<String> conditions(RunFilter filter, Set<RunState> states) {
        Set<RunState> open = EnumSet.copyOf(states);
        if (filter.step() != null) {
            // What is over stands nowhere.
            open.removeAll(EnumSet.of(RunState.COMPLETED, RunState.CANCELLED));
        } else if (states.size() == RunState.values().length) {
            return Set.of("");
        }
        Set<String> conditions = new LinkedHashSet<>();
        boolean unfinished = open.containsAll(EnumSet.of(RunState.RUNNING, RunState.WAITING));
        for (RunState state : open) {
            conditions.add(
                    switch (state) {
                        case RUNNING ->
                            unfinished ? "run.state = 'running'" : "run.state = 'running' and not (" + WAITS + ")";
                        case WAITING ->
                            unfinished ? "run.state = 'running'" : "run.state = 'running' and (" + WAITS + ")";
                        case COMPLETED -> "run.state = 'completed'";
                        case FAILED -> "run.state = 'failed'";
                        case CANCELLED -> "run.state = 'cancelled'";
                    });
        }
        return conditions;
    }

    private void way(String condition) {
        ways.add("select run.id from run where " + narrow + (condition.isEmpty() ? "" : " and " + condition)
                + " order by run.id desc limit :limit");
    }

    /** The smallest id that can have been given at a time: ids are UUIDv7, which begin with its milliseconds. */
    static UUID firstId(Instant at) {
        long millis = Math.clamp(kept(at).toEpochMilli(), 0, LATEST);
        return new UUID(millis << 16, 0);
    }

    /** What a database can hold and a clock has ever shown; beyond that nothing ran. */
    static Instant kept(Instant at) {
        Instant first = Instant.EPOCH;
        Instant last = Instant.ofEpochMilli(LATEST);
        return at.isBefore(first) ? first : at.isAfter(last) ? last : at;
    }

    private static UUID uuid(String digits, char rest) {
        String all = digits + String.valueOf(rest).repeat(UUID_DIGITS - digits.length());
        return new UUID(
                Long.parseUnsignedLong(all.substring(0, 16), 16), Long.parseUnsignedLong(all.substring(16), 16));
    }
}
