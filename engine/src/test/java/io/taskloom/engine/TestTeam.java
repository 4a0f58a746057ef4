package io.taskloom.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.util.Locale;
import org.springframework.core.env.Environment;

/** Makes teams for tests: each with its own people, workspace and project. Import it into a test's context. */
public class TestTeam {

    private final TestTokens tokens;
    private final Environment environment;
    private final People people;
    private final Workspaces workspaces;
    private final WorkspaceMembers workspaceMembers;
    private final Projects projects;
    private final ProjectMembers projectMembers;

    public TestTeam(
            TestTokens tokens,
            Environment environment,
            People people,
            Workspaces workspaces,
            WorkspaceMembers workspaceMembers,
            Projects projects,
            ProjectMembers projectMembers) {
        this.tokens = tokens;
        this.environment = environment;
        this.people = people;
        this.workspaces = workspaces;
        this.workspaceMembers = workspaceMembers;
        this.projects = projects;
        this.projectMembers = projectMembers;
    }

    /** Somebody with a name of their own, whom the engine knows. */
    public Somebody somebody(String name) {
        PersonId id = new PersonId(Ids.next());
        String full = name + " " + id.toString().substring(30);
        people.introduce(id, full, full.toLowerCase(Locale.ROOT).replace(' ', '.') + "@taskloom.example");
        return new Somebody(id, full);
    }

    /** A workspace and a project of an owner, with a member, a viewer, and a member of the workspace alone. */
    public Team team() {
        Somebody owner = somebody("Olga");
        Somebody member = somebody("Mia");
        Somebody viewer = somebody("Vera");
        Somebody colleague = somebody("Carl");
        WorkspaceId workspace = workspaces.create(owner.actor(), "Team").id();
        for (Somebody each : new Somebody[] {member, viewer, colleague}) {
            workspaceMembers.admit(each.actor(), workspace, WorkspaceRole.MEMBER);
        }
        ProjectId project =
                projects.create(owner.actor(), workspace, "Project", null, null).id();
        projectMembers.put(owner.actor(), project, member.id(), ProjectRole.MEMBER);
        projectMembers.put(owner.actor(), project, viewer.id(), ProjectRole.VIEWER);
        return new Team(owner, member, viewer, colleague, somebody("Stan"), workspace, project);
    }

    /** @param stranger somebody of no workspace */
    public record Team(
            Somebody owner,
            Somebody member,
            Somebody viewer,
            Somebody colleague,
            Somebody stranger,
            WorkspaceId workspace,
            ProjectId project) {

        /** Who has that part in the team, as tables of tests name it. */
        public Somebody called(String part) {
            return switch (part) {
                case "owner" -> owner;
                case "member" -> member;
                case "viewer" -> viewer;
                case "colleague" -> colleague;
                case "stranger" -> stranger;
                default -> throw new IllegalArgumentException(part);
            };
        }

        /** A new task of the member's. @param fields further members of the JSON, each with a leading comma */
        public JsonNode task(String title, String fields) {
            var answer = member.api().post("/api/v1/projects/" + project + "/tasks", """
                    {"title": "%s"%s}""".formatted(title, fields));
            if (answer.status() != 201) {
                throw new AssertionError(answer.status() + " " + answer.text());
            }
            return answer.body();
        }
    }

    /** A person of a test, and the API as they call it. */
    public final class Somebody {
        private final PersonId id;
        private final String name;

        private Somebody(PersonId id, String name) {
            this.id = id;
            this.name = name;
        }

        public PersonId id() {
            return id;
        }

        /** As their token tells it. */
        public String email() {
            return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@taskloom.example";
        }

        public Actor.Person actor() {
            return new Actor.Person(id);
        }

        public TestApi api() {
            return new TestApi(environment.getRequiredProperty("local.server.port", Integer.class), token());
        }

        public String token() {
            return tokens.of(id, name, "user");
        }
    }

    /** Whoever holds that token or key. */
    public TestApi bearer(String bearer) {
        return new TestApi(environment.getRequiredProperty("local.server.port", Integer.class), bearer);
    }

    public TestApi anonymous() {
        return new TestApi(environment.getRequiredProperty("local.server.port", Integer.class), null);
    }
}
