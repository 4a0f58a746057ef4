package io.taskloom.engine.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.automation.CreateAutomation;
import io.taskloom.engine.automation.Versions;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.CreateTask;
import io.taskloom.engine.task.Priority;
import io.taskloom.engine.task.ReminderWish;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the demo's data, all or nothing, unless the demo's manager is in a workspace already. */
@Component
@Profile("demo")
class DemoData {

    private static final long LOCK = 0x7461736b6c6f6f6dL;

    private final JdbcClient jdbc;
    private final People people;
    private final Workspaces workspaces;
    private final WorkspaceMembers workspaceMembers;
    private final Projects projects;
    private final ProjectMembers projectMembers;
    private final Tasks tasks;
    private final Automations automations;
    private final Versions versions;
    private final ObjectMapper json;
    private final Clock clock;

    DemoData(
            JdbcClient jdbc,
            People people,
            Workspaces workspaces,
            WorkspaceMembers workspaceMembers,
            Projects projects,
            ProjectMembers projectMembers,
            Tasks tasks,
            Automations automations,
            Versions versions,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.workspaces = workspaces;
        this.workspaceMembers = workspaceMembers;
        this.projects = projects;
        this.projectMembers = projectMembers;
        this.tasks = tasks;
        this.automations = automations;
        this.versions = versions;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    void seed() {
        // Of several nodes that start at once, one makes the data and the others find it.
        jdbc.sql("select pg_advisory_xact_lock(?)::text")
                .param(LOCK)
                .query(String.class)
                .single();
        for (DemoPerson person : DemoPerson.values()) {
            people.introduce(person.id, person.fullName, person.email());
        }
        if (workspaces.mine(DemoPerson.MANAGER.actor()).isEmpty()) {
            WorkspaceId workspace = workspace();
            ProjectId project = project(workspace);
            tasks(project);
            draft(workspace);
            published(workspace, project);
            workFlow(workspace);
        }
    }

    private WorkspaceId workspace() {
        WorkspaceId id =
                workspaces.create(DemoPerson.MANAGER.actor(), "Demo team").id();
        for (DemoPerson person : DemoPerson.values()) {
            if (person != DemoPerson.MANAGER) {
                workspaceMembers.admit(person.actor(), id, person.role);
            }
        }
        return id;
    }

    private ProjectId project(WorkspaceId workspace) {
        ProjectId id = projects.create(
                        DemoPerson.MANAGER.actor(),
                        workspace,
                        "Everyday",
                        "What keeps the team going from day to day.",
                        "#2f9e44")
                .id();
        for (DemoPerson person : DemoPerson.values()) {
            if (person != DemoPerson.MANAGER) {
                projectMembers.put(DemoPerson.MANAGER.actor(), id, person.id, ProjectRole.MEMBER);
            }
        }
        return id;
    }

    private void tasks(ProjectId project) {
        Instant now = clock.instant();
        make(project, DemoPerson.USER, "Water the plants", null, Priority.LOW, null);
        make(
                project,
                DemoPerson.USER2,
                "Book a room for the summer party",
                "Something with a garden, for **25 people**.",
                Priority.MEDIUM,
                now.plus(Duration.ofDays(5)));
        make(
                project,
                DemoPerson.MANAGER,
                "Send the quarterly figures",
                "1. Collect them from the teams\n2. Check the totals\n3. Send",
                Priority.HIGH,
                now.plus(Duration.ofDays(2)));
        make(
                project,
                DemoPerson.DESIGNER,
                "Draw the onboarding process",
                "What happens on somebody's *first day*?",
                Priority.MEDIUM,
                now.plus(Duration.ofDays(9)));
        make(project, DemoPerson.USER, "Renew the parking permit", null, Priority.URGENT, now.plus(Duration.ofDays(1)));
    }

    /** A draft only: publishing it is the designer's first act. */
    private void draft(WorkspaceId workspace) {
        automations.create(
                DemoPerson.DESIGNER.actor(),
                workspace,
                new CreateAutomation(
                        "High priority follow-up",
                        "Tells people about a task of high priority at once, and makes sure that it is not forgotten.",
                        null,
                        text("demo/high-priority-follow-up.bpmn"),
                        null,
                        null));
    }

    /** Two steps with forms; whoever starts it finds the first of them in the list. */
    private void published(WorkspaceId workspace, ProjectId project) {
        AutomationId id = automations
                .create(
                        DemoPerson.DESIGNER.actor(),
                        workspace,
                        new CreateAutomation(
                                "Approve a purchase",
                                "Somebody says what to buy, an owner of the project agrees or not, and the order becomes a"
                                        + " task.",
                                project,
                                text("demo/approve-a-purchase.bpmn"),
                                Map.of("purchase", form("demo/purchase.form"), "approval", form("demo/approval.form")),
                                null))
                .id();
        versions.publish(DemoPerson.DESIGNER.actor(), id, 1, null);
    }

    /** For projects to choose: nothing follows it yet. */
    private void workFlow(WorkspaceId workspace) {
        AutomationId id = automations
                .create(
                        DemoPerson.DESIGNER.actor(),
                        workspace,
                        new CreateAutomation(
                                "Reviewed work",
                                "A work flow for the tasks of a project: what is done is looked at before it is called done.",
                                null,
                                text("demo/reviewed-work.bpmn"),
                                null,
                                null))
                .id();
        versions.publish(DemoPerson.DESIGNER.actor(), id, 1, null);
    }

    private JsonNode form(String resource) {
        try {
            return json.readTree(text(resource));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(
            ProjectId project,
            DemoPerson assignee,
            String title,
            @Nullable String description,
            Priority priority,
            @Nullable Instant dueAt) {
        List<PersonId> assignees = List.of(assignee.id);
        List<ReminderWish> reminders = dueAt == null ? List.of() : List.of(new ReminderWish("PT1H", null));
        tasks.create(
                DemoPerson.MANAGER.actor(),
                project,
                new CreateTask(title, description, priority, null, dueAt, "Europe/Berlin", assignees, reminders, null));
    }
}
