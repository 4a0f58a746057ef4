package io.taskloom.engine.task;

import io.taskloom.engine.filter.Access;
import io.taskloom.engine.filter.Catalogue;
import io.taskloom.engine.filter.Choice;
import io.taskloom.engine.filter.Field;
import io.taskloom.engine.filter.FieldType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What tasks can be filtered by, and where it stands: conditions on {@code task t}. Guide: docs/guides/filter-language.md. */
public final class TaskFields {

    private static final String FOLDED = "lower(%s collate \"und-x-icu\")";
    static final String PEOPLE = "%s in (select p.id from person p where " + folded("p.name")
            + " = ? union all select p.id from person p where lower(p.email) = ?)";

    static final Field STATUS = Field.of(
            "status",
            FieldType.CHOICE,
            new Access.Column("t.status"),
            Arrays.stream(Status.values())
                    .map(status -> new Choice(status.word(), label(status), "'" + status.word() + "'"))
                    .toList());

    static final Field PRIORITY = Field.of(
            "priority",
            FieldType.RANKED,
            new Access.Column("t.priority"),
            Arrays.stream(Priority.values())
                    .map(priority -> new Choice(priority.word(), label(priority), Integer.toString(priority.ordinal())))
                    .toList());

    static final Field ASSIGNEE = Field.named(
                    "assignee",
                    FieldType.PERSON,
                    new Access.Rows(
                            "exists (select 1 from task_assignee x where x.task_id = t.id and %s)", "x.person_id"),
                    PEOPLE)
            .orEmpty();

    static final Field SECTION = Field.named(
                    "section", FieldType.NAME, new Access.Column("t.section_id"), named("section"))
            .orEmpty();

    static final Field PARENT =
            Field.of("parent", FieldType.ID, new Access.Column("t.parent_id")).orEmpty();

    // Joined by the where alone, so that a plan can begin with the one tag of that name in the project.
    static final Field TAG = Field.named(
                    "tag", FieldType.NAME, new Access.Rows("""
                            exists (select 1 from task_tag x, tag n
                                where n.id = x.tag_id and n.project_id = t.project_id and x.task_id = t.id and %s)""".strip(), "x.tag_id"), folded("n.name") + " = ?")
            .orEmpty();

    static final Field PROJECT =
            Field.named("project", FieldType.NAME, new Access.Column("t.project_id"), named("project"));

    // Reporter and assignees watch without a row, unless they said no.
    private static final String WATCHING = """
            (exists (select 1 from task_watcher w where w.task_id = t.id and w.person_id = ? and w.watching)
             or ((t.reporter_id = ? or exists (select 1 from task_assignee x where x.task_id = t.id and x.person_id = ?))
                 and not exists (select 1 from task_watcher w where w.task_id = t.id and w.person_id = ?)))
            """.strip();

    private static final String BLOCKED = """
            (t.constrained and exists (select 1 from task_dependency d join task b on b.id = d.task_id
                where d.other_id = t.id and d.kind = 'blocks' and b.status in ('todo', 'in_progress')
                  and b.deleted_at is null and b.archived_at is null offset 0))
            """.strip();

    private static final String IN_STEP = "(case when t.status in ('todo', 'in_progress') then %s end)";

    /** By its name, as people see it. */
    private static final Field STEP = Field.of(
                    "step", FieldType.TEXT, new Access.Column(folded(IN_STEP.formatted("t.step_name"))))
            .orEmpty();

    /** The same by the model's id, for boards. */
    static final Field STEP_ID = Field.of(
                    "stepId", FieldType.TEXT, new Access.Column(folded(IN_STEP.formatted("t.step_id"))))
            .orEmpty();

    /** All of them, in the order in which they are offered. */
    public static final Catalogue CATALOGUE = new Catalogue(List.of(
            STATUS,
            ASSIGNEE,
            PRIORITY,
            date("dueAt", "t.due_at").orEmpty(),
            TAG,
            SECTION,
            PROJECT,
            flag("overdue", "t.overdue"),
            Field.of("title", FieldType.TEXT, new Access.Column(folded("t.title"))),
            Field.of("description", FieldType.TEXT, new Access.Column(folded("nullif(t.description, '')")))
                    .orEmpty(),
            Field.of(
                    "text",
                    FieldType.WORDS,
                    new Access.Search(
                            "exists (select 1 from task_search s where s.task_id = t.id and s.project_id = t.project_id"
                                    + " and s.words @@ search_query(?))")),
            Field.named("reporter", FieldType.PERSON, new Access.Column("t.reporter_id"), PEOPLE)
                    .orEmpty(),
            date("startAt", "t.start_at").orEmpty(),
            date("createdAt", "t.created_at"),
            date("updatedAt", "t.updated_at"),
            date("completedAt", "t.completed_at").orEmpty(),
            flag("blocked", BLOCKED),
            flag("recurring", "t.recurring"),
            PARENT,
            Field.of("watching", FieldType.FLAG, new Access.Mine(WATCHING)),
            Field.of("estimate", FieldType.DURATION, new Access.Column("t.estimate"))
                    .orEmpty(),
            Field.of("timeSpent", FieldType.DURATION, new Access.Column("t.time_spent")),
            STEP,
            Field.of("comments", FieldType.NUMBER, new Access.Column("t.comment_count")),
            Field.of("attachments", FieldType.NUMBER, new Access.Column("t.attachment_count")),
            Field.of(
                    "kind",
                    FieldType.CHOICE,
                    new Access.Column("t.kind"),
                    List.of(
                            new Choice("task", "Task", "'task'"),
                            new Choice("step", "Step of an automation", "'step'")))));

    private TaskFields() {}

    private static Field date(String name, String column) {
        return Field.of(name, FieldType.DATE, new Access.Column(column));
    }

    private static Field flag(String name, String condition) {
        return Field.of(name, FieldType.FLAG, new Access.Column(condition));
    }

    static String folded(String column) {
        return FOLDED.formatted(column);
    }

    private static String named(String table) {
        return "%%s in (select n.id from %s n where %s = ?)".formatted(table, folded("n.name"));
    }

    private static String label(Enum<?> choice) {
        String word = choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
