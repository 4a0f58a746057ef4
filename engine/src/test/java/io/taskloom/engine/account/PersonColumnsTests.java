package io.taskloom.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the modules say they keep of people, against every table there is: a new one can not be forgotten. */
@EngineTest
class PersonColumnsTests {

    /** Ids of something that is no person, in columns that refer to nothing by a foreign key. */
    private static final Set<String> NO_PERSON = Set.of(
            "account_deletion.instance",
            "api_key.locator",
            "approval_handover.user_task_id",
            "approval_request.user_task_id",
            "attachment_object.key",
            "audit_entry.workspace",
            "automation.error_automation_id",
            "automation.project_id",
            "automation.workspace_id",
            "custom_field.project_id",
            "event.id",
            "event.project",
            "event.subject_id",
            "event.workspace",
            "event_handled.event",
            "event_parked.event",
            "event_parked.id",
            "invitation.instance",
            "invitation.project_id",
            "invitation_mail.workspace_id",
            "notification.automation_id",
            "notification.comment_id",
            "notification.event_id",
            "notification.project_id",
            "notification.reminder_id",
            "notification.task_id",
            "notification.workspace_id",
            "outbox_node.node",
            "outbox_slot.owner",
            "project.work_flow",
            "reminder_rules.swept_to",
            "run.automation_id",
            "run.event_id",
            "run.project_id",
            "run.replay_of",
            "run.subject_id",
            "run.workspace_id",
            "run_migration.lease_by",
            "run_migration.workspace_id",
            "run_correction.run_id",
            "run_migration_run.new_run_id",
            "run_migration_run.run_id",
            "run_callback.id",
            "run_callback.workspace_id",
            "run_step.run_id",
            "run_undo.run_id",
            "run_undo.workspace_id",
            "run_undo_step.key",
            "run_undo_step.run_id",
            "task.archived_with",
            "task.deleted_with",
            "task.instance_id",
            "task.origin_id",
            "task.origin_step",
            "task.user_task_id",
            "task.workspace_id",
            "task_approval.user_task_id",
            "task_bulk_item.task_id",
            "task_change.task_id",
            "task_import.lease_by",
            "task_import.workspace_id",
            "task_import_file.import_id",
            "task_import_made.made_id",
            "task_import_row.task_id",
            "task_recurrence.previous_id",
            "task_recurrence.series_id",
            "task_search.project_id",
            "task_search.task_id",
            "time_entry.project_id",
            "time_entry.workspace_id",
            "run_wait.id",
            "run_wait.workspace_id",
            "run_wait_taken.event_id",
            "schedule.workspace_id",
            "trigger.workspace_id",
            "run_data.workspace_id",
            "workspace_runs.workspace_id");

    /**
     * Columns that may name a person: ids that refer to people or to nothing, lists of ids, and texts that sound like an address
     * or somebody's id. Camunda's tables hold ids alone.
     */
    private static final String SUSPECTS = """
            select c.table_name || '.' || c.column_name
            from information_schema.columns c
            join pg_class t on t.relname = c.table_name and t.relnamespace = 'public'::regnamespace
            where c.table_schema = 'public' and t.relkind in ('r', 'p') and not t.relispartition
              and c.table_name !~ '^act_' and c.table_name <> 'flyway_schema_history'
              and (c.data_type = 'uuid' or c.udt_name = '_uuid'
                   or (c.data_type = 'text' and c.column_name ~ '(email|subject|caller|person|author_id|actor_id|_by)$'))
              and not exists (
                  select from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey)
                  where f.contype = 'f' and f.conrelid = t.oid and a.attname = c.column_name
                    and f.confrelid <> 'person'::regclass
                    and f.confrelid <> 'workspace_member'::regclass)
              and not (c.column_name = 'id' and exists (
                  select from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
                  where k.contype = 'p' and k.conrelid = t.oid and a.attname = 'id'))
            order by 1
            """;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<PersonalData> all;

    @Test
    void everyColumnThatMayNameAPersonHasItsFate() {
        Set<String> named = columns().map(PersonColumn::name).collect(Collectors.toSet());

        List<String> unnamed = jdbc.sql(SUSPECTS).query(String.class).list().stream()
                .filter(column -> !named.contains(column) && !NO_PERSON.contains(column))
                .toList();

        assertThat(unnamed)
                .as("what becomes of these when a person is erased? Say it in the module's PersonalData")
                .isEmpty();
    }

    @Test
    void whatIsSaidIsAboutColumnsThatThereAre() {
        Set<String> there = Set.copyOf(jdbc.sql(
                        "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'")
                .query(String.class)
                .list());

        assertThat(columns().map(PersonColumn::name)).allMatch(there::contains).doesNotHaveDuplicates();
        assertThat(all.stream().flatMap(data -> data.extracts().stream()).map(PersonalData.Extract::name))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyCopyOfDataCanBeReadAndTellsNoSecrets() {
        for (PersonalData.Extract extract :
                all.stream().flatMap(data -> data.extracts().stream()).toList()) {
            assertThat(extract.sql()).as(extract.name()).doesNotContain("hash", "locator");
            jdbc.sql("select to_jsonb(x)::text from (" + extract.sql() + ") x")
                    .param("person", UUID.randomUUID())
                    .query(String.class)
                    .list();
        }
    }

    /** The reference page is written by {@code -Dtaskloom.write-reference=true}. */
    @Test
    void thePageThatTellsWhatIsWhereIsUpToDate() throws IOException {
        Path page = Path.of("../docs/reference/personal-data.md");
        String now = page();
        if (Boolean.getBoolean("taskloom.write-reference")) {
            Files.writeString(page, now, StandardCharsets.UTF_8);
        }
        assertThat(page).hasContent(now);
    }

    private String page() {
        var lines = new ArrayList<String>();
        lines.add("# Personal data: what is where, and what becomes of it");
        lines.add("");
        lines.add(
                "Written by `PersonColumnsTests` from what each module says; see ADR 0024. When a deleted account's grace period is over,");
        lines.add("rows are deleted, or stay and name a row of `person` that says nothing but *Deleted person*.");
        lines.add("");
        lines.add("| column | becomes | because |");
        lines.add("| --- | --- | --- |");
        columns()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .map(column -> "| `%s` | %s | %s |"
                        .formatted(
                                column.name(),
                                column.fate().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                        + (column.condition() == null ? "" : " where `" + column.condition() + "`"),
                                column.because()))
                .forEach(lines::add);
        lines.add("");
        lines.add("A person's copy of their data has these lists: "
                + all.stream()
                        .flatMap(data -> data.extracts().stream())
                        .map(PersonalData.Extract::name)
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ".");
        return String.join("\n", lines) + "\n";
    }

    private Stream<PersonColumn> columns() {
        return all.stream().flatMap(data -> data.columns().stream());
    }
}
