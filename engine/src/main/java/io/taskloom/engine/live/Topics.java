package io.taskloom.engine.live;

import io.taskloom.engine.event.PersonId;
import org.springframework.stereotype.Component;

/** Decides who may follow what, for every way of following. */
@Component
class Topics {

    private final Audience audience;

    Topics(Audience audience) {
        this.audience = audience;
    }

    boolean mayFollow(PersonId person, Topic topic) {
        return switch (topic) {
            case Topic.OfProject(var project) -> audience.projects(person).contains(project);
            case Topic.OfWorkspace(var workspace) -> audience.workspaces(person).contains(workspace);
            case Topic.OfPerson(var one) -> one.equals(person);
        };
    }
}
