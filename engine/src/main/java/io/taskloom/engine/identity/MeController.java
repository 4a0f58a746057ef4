package io.taskloom.engine.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.PersonId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Me", description = "Whoever is signed in.")
class MeController {

    private final People people;
    private final ObjectProvider<WorkspacesOf> workspaces;

    MeController(People people, ObjectProvider<WorkspacesOf> workspaces) {
        this.people = people;
        this.workspaces = workspaces;
    }

    @GetMapping("/api/v1/me")
    @Operation(summary = "Who am I, and where do I belong")
    Me me(SignedIn me) {
        Person person = people.person(me.person());
        return new Me(
                person.id(),
                person.profile().name(),
                person.profile().email(),
                person.pictureUrl(),
                person.profile().locale(),
                people.timeZone(person.id()).getId(),
                me.roles(),
                workspaces
                        .orderedStream()
                        .flatMap(source -> source.of(person.id()).stream())
                        .filter(membership -> me.actor().reaches(membership.id()))
                        .toList());
    }

    record Me(
            PersonId id,
            String name,
            @Nullable String email,
            @Nullable String pictureUrl,
            @Nullable String locale,
            String timeZone,
            Set<Role> roles,
            List<WorkspacesOf.Membership> workspaces) {}
}
