package io.taskloom.engine.export;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.project.ProjectView;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.FieldScopes;
import io.taskloom.engine.task.Shelves;
import io.taskloom.engine.task.TaskBox;
import io.taskloom.engine.task.TaskFilter;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskList;
import io.taskloom.engine.task.TaskListQuery;
import io.taskloom.engine.task.TaskSearch;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.field.CustomFields;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.section.SectionView;
import io.taskloom.engine.task.section.Sections;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what a file is made of. Which tasks, and in which order, is asked once; what they hold, a piece at a time as the file is
 * written: no transaction is open while somebody slow listens, no more than a piece is in memory, and no task is there twice. What
 * changes meanwhile is shown as it is when its turn comes, what is deleted for good or hidden by then is left out.
 */
@Component
class TaskExport {

    private static final int MOST = 250_000;
    private static final int PIECE = 500;

    private final TaskList lists;
    private final TaskSearch search;
    private final FieldScopes scopes;
    private final Shelves shelves;
    private final Projects projects;
    private final Sections sections;
    private final CustomFields fields;
    private final People people;

    TaskExport(
            TaskList lists,
            TaskSearch search,
            FieldScopes scopes,
            Shelves shelves,
            Projects projects,
            Sections sections,
            CustomFields fields,
            People people) {
        this.lists = lists;
        this.search = search;
        this.scopes = scopes;
        this.shelves = shelves;
        this.projects = projects;
        this.sections = sections;
        this.fields = fields;
        this.people = people;
    }

    /** @param zone of who asks, in which dates are written @param fields of the one project that it is about, those in sight */
    record Selection(Actor actor, List<TaskId> ids, ZoneId zone, List<CustomField> fields) {}

    /** One task, with the names of where it stands. */
    record Line(
            TaskView task, ProjectView project, @Nullable String section) {}

    /** What to do with each. */
    interface Lines {
        void write(Line line) throws IOException;
    }

    /**
     * @param project null for every project one sees
     * @throws TooManyTasks if there are more than {@link #MOST}
     */
    Selection select(Actor actor, @Nullable ProjectId project, TaskListQuery query) {
        TaskFilter filter = query.parsed(scopes.of(actor, project, query.filter()));
        String words = query.words();
        List<TaskId> ids = words == null
                ? lists.ids(actor, project, query.box(), filter, query.sort(), MOST + 1)
                : found(actor, project, words, query.box(), filter);
        if (ids.size() > MOST) {
            throw new TooManyTasks(MOST);
        }
        return new Selection(
                actor,
                ids,
                people.timeZone(actor),
                project == null
                        ? List.of()
                        : fields.list(actor, project).stream()
                                .filter(CustomField::inSight)
                                .toList());
    }

    /** A search ends by itself long before the limit. */
    private List<TaskId> found(Actor actor, @Nullable ProjectId project, String words, TaskBox in, TaskFilter filter) {
        var ids = new ArrayList<TaskId>();
        String cursor = null;
        do {
            var request = new PageRequest(PageRequest.MAX_LIMIT, cursor);
            Page<TaskView> page = project == null
                    ? search.everywhere(actor, words, in, filter, request)
                    : search.inProject(actor, project, words, in, filter, request);
            page.items().forEach(task -> ids.add(task.id()));
            cursor = page.next();
        } while (cursor != null && ids.size() <= MOST);
        return ids;
    }

    void read(Selection selection, Lines lines) throws IOException {
        var names = new Names(selection.actor());
        for (int from = 0; from < selection.ids().size(); from += PIECE) {
            List<TaskId> piece = selection
                    .ids()
                    .subList(from, Math.min(from + PIECE, selection.ids().size()));
            Map<TaskId, TaskView> found = shelves.find(selection.actor(), piece);
            for (TaskId id : piece) {
                TaskView task = found.get(id);
                if (task != null) {
                    lines.write(names.line(task));
                }
            }
        }
    }

    /** Asked once for each project. */
    private final class Names {

        private final Actor actor;
        private final Map<ProjectId, ProjectView> known = new HashMap<>();
        private final Map<SectionId, String> parts = new HashMap<>();

        Names(Actor actor) {
            this.actor = actor;
        }

        Line line(TaskView task) {
            ProjectView project = known.computeIfAbsent(task.projectId(), this::learn);
            SectionId section = task.sectionId();
            return new Line(task, project, section == null ? null : parts.get(section));
        }

        private ProjectView learn(ProjectId id) {
            for (SectionView section : sections.list(actor, id)) {
                parts.put(section.id(), section.name());
            }
            return Objects.requireNonNull(projects.get(actor, id));
        }
    }
}
