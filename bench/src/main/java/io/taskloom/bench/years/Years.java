package io.taskloom.bench.years;

import io.taskloom.bench.years.Organisation.Workspace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Fills a database that has our tables and nobody working on it, straight by COPY, with neither triggers nor checks of foreign
 * keys: what a test of it checks in the small holds in the large.
 */
public final class Years {

    private static final List<String> TABLES = List.of(
            "task",
            "task_assignee",
            "task_tag",
            "task_change",
            "task_dependency",
            "task_watcher",
            "comment",
            "task_search",
            "search_word");

    // As the triggers on task and TaskText write it.
    private static final String SEARCH = """
            insert into task_search (task_id, project_id, in_sight, title, words)
            select t.id, t.project_id, t.deleted_at is null and t.archived_at is null, search_words(t.title),
                setweight(search_words(t.title), 'A') || setweight(search_words(t.description), 'B')
                    || case when t.comment_count = 0 then '' else setweight(search_words(
                        (select string_agg(c.text, ' ' order by c.id desc) from comment c where c.task_id = t.id)), 'C') end
            from task t where not exists (select from task_search s where s.task_id = t.id)
            """;

    private static final String WORDS = """
            insert into search_word (word)
            select word from ts_stat('select words from task_search') where length(word) between 3 and 40
            on conflict do nothing
            """;

    private final String url;
    private final String user;
    private final String password;

    /** @param url of the database, for JDBC; its user must be a superuser, to leave triggers out */
    public Years(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    public void fill(Scale scale) {
        var organisation = Organisation.of(scale);
        try (var connection = connect()) {
            var indexes = Indexes.takenOff(connection, TABLES);
            write(organisation);
            write(new TaskStream(scale, organisation));
            // For the comments of each task.
            run(connection, "create index filling_comment on comment (task_id)");
            run(connection, SEARCH);
            run(connection, "drop index filling_comment");
            run(connection, WORDS);
            indexes.putBack();
            run(connection, "vacuum (analyze)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Organisation organisation) throws SQLException {
        try (var people = copy("person", "id, subject, email, name, locale, time_zone, roles, updated_at");
                var workspaces = copy("workspace", "id, name, created_at");
                var members = copy("workspace_member", "workspace_id, person_id, role, joined_at")) {
            organisation
                    .people()
                    .forEach(person -> people.row(
                            person.id(),
                            person.id(),
                            person.email(),
                            person.name(),
                            "en",
                            "Europe/Berlin",
                            "{user}",
                            Organisation.FOUNDED));
            for (Workspace workspace : organisation.workspaces()) {
                workspaces.row(workspace.id(), workspace.name(), Organisation.FOUNDED);
                workspace
                        .members()
                        .forEach(person -> members.row(
                                workspace.id(),
                                person.id(),
                                person.equals(workspace.members().getFirst()) ? "owner" : "member",
                                Organisation.FOUNDED));
            }
            people.finish();
            workspaces.finish();
            members.finish();
        }
        writeProjects(organisation);
    }

    private void writeProjects(Organisation organisation) throws SQLException {
        try (var projects = copy("project", "id, workspace_id, name, created_at");
                var members = copy("project_member", "project_id, workspace_id, person_id, role, joined_at");
                var sections = copy("section", "id, project_id, name, rank, version");
                var tags = copy("tag", "id, project_id, name, color")) {
            for (Organisation.Project project : organisation.projects()) {
                projects.row(project.id(), project.workspace(), project.name(), Organisation.FOUNDED);
                project.members()
                        .forEach(member -> members.row(
                                project.id(),
                                project.workspace(),
                                member.person().id(),
                                member.role(),
                                Organisation.FOUNDED));
                project.sections()
                        .forEach(
                                section -> sections.row(section.id(), project.id(), section.name(), section.rank(), 1));
                project.tags().forEach(tag -> tags.row(tag.id(), project.id(), tag.name(), "#2f9e44"));
            }
            projects.finish();
            members.finish();
            sections.finish();
            tags.finish();
        }
    }

    private void write(TaskStream stream) throws SQLException {
        try (var tasks = copy(
                        "task",
                        "id, project_id, workspace_id, title, description, status, priority, start_at, due_at, time_zone, overdue,"
                                + " reporter_id, kind, candidate_groups, origin_kind, origin_id, instance_id, user_task_id, version,"
                                + " created_at, updated_at, completed_at, deleted_at, section_id, rank, parent_id, archived_at,"
                                + " comment_count, constrained");
                var assignees = copy("task_assignee", "task_id, person_id, position");
                var tags = copy("task_tag", "task_id, tag_id");
                var dependencies = copy("task_dependency", "id, kind, task_id, other_id, created_at");
                var comments = copy(
                        "comment",
                        "id, task_id, author_kind, author_id, author_person, text, mentions, version, created_at");
                var changes =
                        copy("task_change", "id, task_id, at, actor_kind, actor_id, actor_person, type, fields")) {
            stream.forEach(task -> {
                write(task, tasks);
                for (int i = 0; i < task.assignees().size(); i++) {
                    assignees.row(task.id(), task.assignees().get(i), i + 1);
                }
                task.tags().forEach(tag -> tags.row(task.id(), tag));
                if (task.blocker() != null) {
                    dependencies.row(related(task, 1), "blocks", task.blocker(), task.id(), task.createdAt());
                }
                task.comments()
                        .forEach(said -> comments.row(
                                said.id(),
                                task.id(),
                                "person",
                                said.author(),
                                said.author(),
                                said.text(),
                                "{}",
                                1,
                                said.at()));
                changes(task, changes);
            });
            for (Copy copy : List.of(tasks, assignees, tags, dependencies, comments, changes)) {
                copy.finish();
            }
        }
    }

    private static void write(Made task, Copy tasks) {
        tasks.row(
                task.id(),
                task.project().id(),
                task.project().workspace(),
                task.title(),
                task.description(),
                task.status(),
                task.priority(),
                task.startAt(),
                task.dueAt(),
                task.dueAt() == null ? null : "Europe/Berlin",
                task.overdue(),
                task.reporter(),
                "task",
                "{}",
                "person",
                task.reporter(),
                task.instance(),
                task.userTask(),
                task.open() ? 1 : 2,
                task.createdAt(),
                task.updatedAt(),
                task.completedAt(),
                task.deletedAt(),
                task.section(),
                task.rank(),
                task.parent(),
                task.archivedAt(),
                task.comments().size(),
                task.constrained());
    }

    private static void changes(Made task, Copy changes) {
        changes.row(
                related(task, 2),
                task.id(),
                task.createdAt(),
                "person",
                task.reporter(),
                task.reporter(),
                "created",
                "[{\"field\": \"title\", \"to\": \"%s\", \"from\": null}, {\"field\": \"status\", \"to\": \"todo\", \"from\": null}]"
                        .formatted(task.title()));
        if (!task.open()) {
            var by = task.assignees().isEmpty()
                    ? task.reporter()
                    : task.assignees().getFirst();
            changes.row(
                    related(task, 3),
                    task.id(),
                    task.updatedAt(),
                    "person",
                    by,
                    by,
                    task.status().equals("done") ? "completed" : "cancelled",
                    "[{\"field\": \"status\", \"to\": \"%s\", \"from\": \"todo\"}]".formatted(task.status()));
        }
    }

    /** Another id of the same moment. */
    private static UUID related(Made task, int number) {
        return new UUID(
                task.id().getMostSignificantBits(), task.id().getLeastSignificantBits() ^ ((long) number << 40));
    }

    private Copy copy(String table, String columns) throws SQLException {
        return new Copy(connect(), table, columns);
    }

    /** Also takes the instances of {@code task.bpmn} from some that the engine has started: see {@link Instances}. */
    public void start(Map<String, UUID> specimens) {
        try (var connection = connect()) {
            for (var specimen : specimens.entrySet()) {
                new Instances(connection).likeThatOf(specimen.getValue(), specimen.getKey());
            }
            run(connection, "vacuum (analyze)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(
                url + "?ApplicationName=taskloom-bench&options=-c%20session_replication_role=replica", user, password);
        run(connection, "set synchronous_commit = off");
        return connection;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
