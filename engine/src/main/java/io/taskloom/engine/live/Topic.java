package io.taskloom.engine.live;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.WorkspaceId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be followed: a project, what a workspace has outside its projects, or what is meant for oneself alone. */
sealed interface Topic {

    Pattern FORM = Pattern.compile("/topic/(projects|workspaces)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    record OfProject(ProjectId project) implements Topic {}

    record OfWorkspace(WorkspaceId workspace) implements Topic {}

    record OfPerson(PersonId person) implements Topic {}

    /** What a browser subscribes to for its own person's events; Spring gives each session a queue of its own. */
    String OWN = "/user/queue/events";

    /** Where an event goes: to those who may see it. */
    static Topic of(Recorded event) {
        if (event.only() != null) {
            return new OfPerson(event.only());
        }
        return event.project() == null ? new OfWorkspace(event.workspace()) : new OfProject(event.project());
    }

    /** What the reader means by a destination; null if that is nothing that can be followed. */
    static @Nullable Topic parse(String destination, PersonId reader) {
        if (destination.equals(OWN)) {
            return new OfPerson(reader);
        }
        Matcher form = FORM.matcher(destination);
        if (!form.matches()) {
            return null;
        }
        return "projects".equals(form.group(1))
                ? new OfProject(ProjectId.of(form.group(2)))
                : new OfWorkspace(WorkspaceId.of(form.group(2)));
    }

    default String destination() {
        return switch (this) {
            case OfProject(var project) -> "/topic/projects/" + project;
            case OfWorkspace(var workspace) -> "/topic/workspaces/" + workspace;
            case OfPerson(var person) -> "/user/" + person + "/queue/events";
        };
    }
}
