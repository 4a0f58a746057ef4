package io.taskloom.engine.live;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.WorkspaceId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be followed: a project, or what a workspace has outside its projects. */
sealed interface Topic {

    Pattern FORM = Pattern.compile("/topic/(projects|workspaces)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    record OfProject(ProjectId project) implements Topic {}

    record OfWorkspace(WorkspaceId workspace) implements Topic {}

    /** Where an event goes: to those who may see it. */
    static Topic of(Recorded event) {
        return event.project() == null ? new OfWorkspace(event.workspace()) : new OfProject(event.project());
    }

    static @Nullable Topic parse(String destination) {
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
        };
    }
}
