package io.taskloom.engine.task;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.filter.Condition;
import io.taskloom.engine.problem.InvalidInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the SQL of a search. Candidates are the newest so many per tier: a word that stands in every second task is found by
 * walking the newest ones, a rare one by the index of words, as the planner's statistics tell; neither reads all that match.
 *
 * @param where a condition on {@code task t}
 * @param exact what is looked for, as a tsquery
 * @param wider the same and words spelled alike; null for exact hits alone
 */
record SearchQuery(
        Collection<ProjectId> among,
        TaskBox in,
        Condition where,
        String exact,
        @Nullable String wider) {

    private static final String OPEN = "(t.status in ('todo', 'in_progress'))";

    /** Per tier; nobody reads further. */
    private static final int CANDIDATES = 500;

    /** @param behind the keys of the row before */
    Condition rows(@Nullable List<String> behind, int limit) {
        var tiers = new ArrayList<Condition>();
        tiers.add(tier(4, "title", exact));
        tiers.add(tier(3, "words", exact));
        if (wider != null) {
            tiers.add(tier(2, "title", wider));
            tiers.add(tier(1, "words", wider));
        }
        var parameters = new ArrayList<Object>();
        tiers.forEach(tier -> parameters.addAll(tier.parameters()));
        String seek = "";
        if (behind != null) {
            if (behind.size() != 4) {
                throw new InvalidInput(
                        "cursor", "invalid", "This cursor does not belong to this list; start without one.");
            }
            seek =
                    " where (h.tier, %s, h.weight, t.id) < (cast(? as int), cast(? as boolean), cast(? as real), cast(? as uuid))"
                            .formatted(OPEN);
            parameters.addAll(behind);
        }
        return new Condition(
                "select %s, array[h.tier::text, (%s)::text, h.weight::text, t.id::text] as place from ("
                                .formatted(TaskMapper.COLUMNS, OPEN)
                        + "select c.task_id, max(c.tier) as tier, max(c.weight) as weight from (%s) c group by c.task_id"
                                .formatted(String.join(
                                        " union all ",
                                        tiers.stream().map(Condition::sql).toList()))
                        + ") h join task t on t.id = h.task_id%s order by h.tier desc, %s desc, h.weight desc, t.id desc limit %d"
                                .formatted(seek, OPEN, limit),
                parameters);
    }

    private Condition tier(int tier, String column, String query) {
        boolean plain = in == TaskBox.LIST && where.equals(Condition.always());
        var parameters = new ArrayList<Object>();
        parameters.add(query);
        parameters.add(projects());
        parameters.add(query);
        String rest = " and s.in_sight";
        if (!plain) {
            parameters.addAll(where.parameters());
            rest = " and %s and %s".formatted(in.sql(), where.sql());
        }
        return new Condition(
                """
                (select s.task_id, %d as tier, ts_rank(s.words, ?::tsquery) as weight from task_search s%s
                where %s and s.%s @@ ?::tsquery%s order by s.task_id desc limit %d)
                """.formatted(
                                tier,
                                plain ? "" : " join task t on t.id = s.task_id",
                                among.size() == 1 ? "s.project_id = ?" : "s.project_id = any (?)",
                                column,
                                rest,
                                CANDIDATES),
                parameters);
    }

    private Object projects() {
        UUID[] ids = among.stream().map(ProjectId::value).toArray(UUID[]::new);
        return ids.length == 1 ? ids[0] : ids;
    }
}
