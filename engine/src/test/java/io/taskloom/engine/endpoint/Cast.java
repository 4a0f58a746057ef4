package io.taskloom.engine.endpoint;

import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Somebody;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.key.Scope;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Somebody for each role, and the workspace and the project in which they have it. */
class Cast {

    private final Team team;
    private final Workspaces workspaces;
    private final WorkspaceMembers members;
    private final Projects projects;
    private final ProjectMembers projectMembers;
    private final Map<Role, Somebody> people = new EnumMap<>(Role.class);
    private final Somebody acquaintance;
    private final WorkspaceId workspace;
    private final ProjectId project;

    Cast(Team team, Workspaces workspaces, WorkspaceMembers members, Projects projects, ProjectMembers projectMembers) {
        this.team = team;
        this.workspaces = workspaces;
        this.members = members;
        this.projects = projects;
        this.projectMembers = projectMembers;
        for (Role role : Role.values()) {
            if (role != Role.NOBODY) {
                people.put(role, team.somebody(role.realmRole()));
            }
        }
        acquaintance = team.somebody("user");
        workspaces.create(person(Role.STRANGER).actor(), "Elsewhere");
        workspace = workspaces.create(boss().actor(), "Ours").id();
        for (Role role : Role.values()) {
            switch (role) {
                case NOBODY, STRANGER, ADMIN, WORKSPACE_OWNER -> {}
                case WORKSPACE_ADMIN -> put(person(role), WorkspaceRole.ADMIN);
                case LEAVER, COLLEAGUE, VIEWER, MEMBER, OWNER, DESIGNER, MANAGER -> joins(person(role));
            }
        }
        WorkspaceId shared = workspaces.create(boss().actor(), "Shared").id();
        members.admit(acquaintance.actor(), shared, WorkspaceRole.MEMBER);
        members.admit(person(Role.WORKSPACE_ADMIN).actor(), shared, WorkspaceRole.MEMBER);
        project = anotherProject();
        put(project, person(Role.LEAVER), ProjectRole.OWNER);
        members.remove(boss().actor(), workspace, person(Role.LEAVER).id(), null);
    }

    /** With its viewer, member and owner. */
    ProjectId anotherProject() {
        ProjectId made = projects.create(person(Role.OWNER).actor(), workspace, "Project", null, null)
                .id();
        put(made, person(Role.VIEWER), ProjectRole.VIEWER);
        put(made, person(Role.MEMBER), ProjectRole.MEMBER);
        return made;
    }

    Somebody person(Role role) {
        return Objects.requireNonNull(people.get(role));
    }

    private Somebody boss() {
        return person(Role.WORKSPACE_OWNER);
    }

    TestApi api(Role role) {
        return role == Role.NOBODY ? team.nobody() : person(role).api();
    }

    /** The API as a program calls it with a key of theirs. @param bound to another workspace of theirs, made for it */
    TestApi key(Role role, List<Scope> scopes, boolean bound) {
        String within = bound
                ? ", \"workspaceId\": \"%s\""
                        .formatted(
                                workspaces.create(person(role).actor(), "Apart").id())
                : "";
        String wanted = scopes.stream().map(scope -> "\"" + scope.wire() + "\"").collect(Collectors.joining(","));
        return team.bearer(api(role)
                .post("/api/v1/me/api-keys", "{\"name\": \"Key\", \"scopes\": [%s]%s}".formatted(wanted, within))
                .body()
                .path("key")
                .asText());
    }

    /** As their token tells it. */
    String email(Role role) {
        return "test." + person(role).id() + "@taskloom.example";
    }

    /** Somebody whom the workspace's owner and admin know from another workspace. */
    Somebody acquaintance() {
        return acquaintance;
    }

    WorkspaceId workspace() {
        return workspace;
    }

    ProjectId project() {
        return project;
    }

    Somebody joins(Somebody somebody) {
        return put(somebody, WorkspaceRole.MEMBER);
    }

    Somebody owns(Somebody somebody) {
        return put(somebody, WorkspaceRole.OWNER);
    }

    Somebody views(Somebody somebody) {
        return put(project, joins(somebody), ProjectRole.VIEWER);
    }

    private Somebody put(Somebody somebody, WorkspaceRole role) {
        members.admit(somebody.actor(), workspace, role);
        return somebody;
    }

    private Somebody put(ProjectId in, Somebody somebody, ProjectRole role) {
        projectMembers.put(person(Role.OWNER).actor(), in, somebody.id(), role);
        return somebody;
    }
}
