package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.filter.Condition;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Full-text search (promise T16): every word must begin one of the task's; those with all words in the title come first, open
 * ones before closed ones, then by weight and the newest first. Where that leaves the first page unfilled, words that are
 * spelled alike follow.
 */
@Service
public class TaskSearch {

    private static final int MAX_LENGTH = 200;

    private final Projects projects;
    private final TaskList lists;
    private final SearchWords words;
    private final JdbcTemplate jdbc;
    private final TaskViews views;
    private final Cursors cursors;

    TaskSearch(
            Projects projects, TaskList lists, SearchWords words, JdbcTemplate jdbc, TaskViews views, Cursors cursors) {
        this.projects = projects;
        this.lists = lists;
        this.words = words;
        this.jdbc = jdbc;
        this.views = views;
        this.cursors = cursors;
    }

    /** @throws InvalidInput if the text is too long */
    @Transactional(readOnly = true)
    public Page<TaskView> inProject(
            Actor actor, ProjectId project, String text, TaskBox in, TaskFilter filter, PageRequest page) {
        projects.require(actor, project, ProjectRole.VIEWER);
        return search(actor, Set.of(project), "project " + project, text, in, filter, page);
    }

    /** Over every project the actor may see. */
    @Transactional(readOnly = true)
    public Page<TaskView> everywhere(Actor actor, String text, TaskBox in, TaskFilter filter, PageRequest page) {
        return search(actor, lists.visible(actor), "everywhere", text, in, filter, page);
    }

    /**
     * Of everything that is found in a project, also of what comes behind the last page.
     *
     * @param limit of a page: where the first one is not filled, words that are spelled alike count as well
     */
    @Transactional(readOnly = true)
    public TaskTotals totals(Actor actor, ProjectId project, String text, TaskBox in, TaskFilter filter, int limit) {
        projects.require(actor, project, ProjectRole.VIEWER);
        checkLength(text);
        SearchWords.Query exact = words.exact(text);
        if (exact.isEmpty()) {
            return TaskTotals.NOTHING;
        }
        Condition where = filter.seenFrom(lists.perspective(actor));
        TaskTotals totals = totals(project, exact, in, where);
        if (totals.count() > limit) {
            return totals;
        }
        SearchWords.Query wider = words.alike(exact);
        return wider.equals(exact) ? totals : totals(project, wider, in, where);
    }

    private TaskTotals totals(ProjectId project, SearchWords.Query query, TaskBox in, Condition where) {
        var found = new Condition(
                "t.id in (select s.task_id from task_search s where s.project_id = ? and s.words @@ ?::tsquery and s.in_sight)",
                List.of(project.value(), query.text()));
        return TaskTotals.of(jdbc, new TaskQuery(Set.of(project), in, Condition.all(List.of(found, where)), true));
    }

    private static void checkLength(String text) {
        if (text.length() > MAX_LENGTH || text.indexOf('\0') >= 0) {
            throw new InvalidInput("q", "length", "Search for at most %d characters.".formatted(MAX_LENGTH));
        }
    }

    private Page<TaskView> search(
            Actor actor,
            Collection<ProjectId> among,
            String list,
            String text,
            TaskBox in,
            TaskFilter filter,
            PageRequest page) {
        checkLength(text);
        String name = "search %s %s %s %s".formatted(list, in, filter, text);
        Place behind = page.cursor() == null ? null : cursors.read(name, page.cursor(), Place.class);
        SearchWords.Query exact = words.exact(text);
        if (among.isEmpty() || exact.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var where = filter.seenFrom(lists.perspective(actor));
        boolean alike = behind != null && behind.alike();
        List<TaskList.Found> found =
                alike ? List.of() : rows(new SearchQuery(among, in, where, exact.text(), null), behind, page);
        if (alike || (behind == null && found.size() <= page.limit())) {
            SearchWords.Query wider = words.alike(exact);
            if (!wider.equals(exact)) {
                alike = true;
                found = rows(new SearchQuery(among, in, where, exact.text(), wider.text()), behind, page);
            }
        }
        boolean widened = alike;
        Page<TaskList.Found> rows = Page.of(found, page, row -> cursors.write(name, new Place(row.keys(), widened)));
        return new Page<>(
                views.of(rows.items().stream().map(TaskList.Found::task).toList()), rows.next());
    }

    private List<TaskList.Found> rows(SearchQuery query, @Nullable Place behind, PageRequest page) {
        Condition sql = query.rows(behind == null ? null : behind.keys(), page.limit() + 1);
        return new ArrayList<>(
                jdbc.query(sql.sql(), TaskList::found, sql.parameters().toArray()));
    }

    /** @param alike whether words spelled alike are among what was found */
    private record Place(List<String> keys, boolean alike) {}
}
