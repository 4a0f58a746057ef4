package io.taskloom.engine.demo;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.workspace.WorkspaceRole;
import java.util.Locale;

/** The accounts of the demo realm, whose ids Keycloak is given with it. */
enum DemoPerson {
    ADMIN(1, "Ada Admin", WorkspaceRole.ADMIN),
    MANAGER(2, "Mona Manager", WorkspaceRole.OWNER),
    DESIGNER(3, "Dee Designer", WorkspaceRole.ADMIN),
    USER(4, "Uma User", WorkspaceRole.MEMBER),
    USER2(5, "Ugo Second", WorkspaceRole.MEMBER);

    final PersonId id;
    final String fullName;
    final WorkspaceRole role;

    DemoPerson(int number, String fullName, WorkspaceRole role) {
        this.id = PersonId.of("00000000-0000-7000-8000-00000000000" + number);
        this.fullName = fullName;
        this.role = role;
    }

    String email() {
        return name().toLowerCase(Locale.ROOT) + "@taskloom.example";
    }

    Actor.Person actor() {
        return new Actor.Person(id);
    }
}
