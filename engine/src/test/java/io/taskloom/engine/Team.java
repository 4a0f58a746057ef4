package io.taskloom.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.util.Map;
import org.springframework.core.env.Environment;

/** Workspaces with people in them, and what tests do with automations over HTTP. */
public class Team {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestTokens tokens;
    private final Workspaces workspaces;
    private final WorkspaceMembers members;
    private final Projects projects;
    private final ProjectMembers projectMembers;
    private final Environment environment;

    public Team(
            TestTokens tokens,
            Workspaces workspaces,
            WorkspaceMembers members,
            Projects projects,
            ProjectMembers projectMembers,
            Environment environment) {
        this.tokens = tokens;
        this.workspaces = workspaces;
        this.members = members;
        this.projects = projects;
        this.projectMembers = projectMembers;
        this.environment = environment;
    }

    /** Somebody who has signed in, with that role in the installation. */
    public Somebody somebody(String role) {
        PersonId id = new PersonId(Ids.next());
        var api = new TestApi(port(), tokens.of(id, "Test " + id, role));
        // The first request is what makes the person known.
        api.get("/api/v1/me");
        return new Somebody(id, api);
    }

    private int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    public TestApi nobody() {
        return new TestApi(port(), null);
    }

    /** Whoever holds that token or key. */
    public TestApi bearer(String bearer) {
        return new TestApi(port(), bearer);
    }

    /** A workspace of its own with one project, an owner, a designer and a plain member. */
    public Place place() {
        Somebody owner = somebody("manager");
        Somebody designer = somebody("designer");
        Somebody member = somebody("user");
        WorkspaceId workspace = workspaces.create(owner.actor(), "Team").id();
        ProjectId project = projects.create(owner.actor(), workspace, "Everyday", null, null)
                .id();
        var place = new Place(workspace, project, owner, designer, member);
        for (Somebody person : new Somebody[] {designer, member}) {
            joins(place, person);
        }
        return place;
    }

    public void leaves(Place place, Somebody person) {
        members.remove(place.owner().actor(), place.workspace(), person.id(), null);
    }

    public void joins(Place place, Somebody person) {
        members.admit(person.actor(), place.workspace(), WorkspaceRole.MEMBER);
        projectMembers.put(place.owner().actor(), place.project(), person.id(), ProjectRole.MEMBER);
    }

    public record Somebody(PersonId id, TestApi api) {
        public Actor.Person actor() {
            return new Actor.Person(id);
        }
    }

    public record Place(WorkspaceId workspace, ProjectId project, Somebody owner, Somebody designer, Somebody member) {

        /** A published automation of the designer's; its id. */
        public String published(String bpmn) {
            return published(designer, bpmn);
        }

        public String published(Somebody by, String bpmn) {
            String id = drafted(bpmn);
            Answer published = by.api().post("/api/v1/automations/" + id + "/publish", json(Map.of("draftVersion", 1)));
            if (published.status() != 201) {
                throw new AssertionError(published.text());
            }
            return id;
        }

        public String drafted(String bpmn) {
            Answer created = designer.api()
                    .post(
                            "/api/v1/workspaces/" + workspace + "/automations",
                            json(Map.of("name", "Test automation", "bpmn", bpmn)));
            if (created.status() != 201) {
                throw new AssertionError(created.text());
            }
            return created.body().path("id").asText();
        }

        /** A project of the owner's that nobody else sees. */
        public ProjectId hiddenProject() {
            Answer created =
                    owner.api().post("/api/v1/workspaces/" + workspace + "/projects", json(Map.of("name", "Hidden")));
            if (created.status() != 201) {
                throw new AssertionError(created.text());
            }
            return ProjectId.of(created.body().path("id").asText());
        }

        public JsonNode task(String title, String priority) {
            Answer created = member.api()
                    .post("/api/v1/projects/" + project + "/tasks", json(Map.of("title", title, "priority", priority)));
            if (created.status() != 201) {
                throw new AssertionError(created.text());
            }
            return created.body();
        }

        public JsonNode runs(String automation) {
            return designer.api()
                    .get("/api/v1/automations/" + automation + "/runs")
                    .body()
                    .path("items");
        }
    }

    public static String json(Object value) {
        return JSON.valueToTree(value).toString();
    }
}
