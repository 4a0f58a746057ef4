package io.taskloom.engine.live;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.outbox.EventLog;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a browser missed while it was away. */
@Service
public class Changes {

    private final EventLog log;
    private final Audience audience;

    Changes(EventLog log, Audience audience) {
        this.log = log;
        this.audience = audience;
    }

    /** @param next the position to ask from next time */
    public record Missed(List<Recorded> events, long next) {}

    /**
     * What the person may see behind a position, oldest first.
     *
     * @param since null for no events, only the position of the newest
     */
    @Transactional(readOnly = true)
    public Missed since(Actor.Person actor, @Nullable Long since, int limit) {
        Set<WorkspaceId> workspaces = audience.workspaces(actor.person()).stream()
                .filter(actor::reaches)
                .collect(Collectors.toUnmodifiableSet());
        if (since == null) {
            return new Missed(List.of(), log.head(actor.person(), workspaces));
        }
        Set<ProjectId> projects = audience.projects(actor.person());
        List<Recorded> events = log.since(since, actor.person(), workspaces, projects, limit);
        Long last = events.isEmpty() ? null : events.getLast().position();
        // What is meant for the person alone is there whatever the workspace.
        List<Recorded> reached = events.stream()
                .filter(event -> actor.reaches(event.workspace()))
                .toList();
        return new Missed(reached, last == null ? since : last);
    }
}
