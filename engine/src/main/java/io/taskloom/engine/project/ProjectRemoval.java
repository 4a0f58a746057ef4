package io.taskloom.engine.project;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.web.IfMatch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes projects for good. The first transaction hides the project from everybody and removes a first batch of what is in it,
 * which is all of a small one. The rest goes batch by batch, each a transaction of its own, by whichever node comes by: a node
 * that dies in between leaves a hidden project with fewer tasks, each of which is there with its process or gone with it.
 */
@Service
public class ProjectRemoval {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectRemoval.class);

    private final Projects projects;
    private final ProjectRows rows;
    private final List<ProjectContent> contents;
    private final Events events;
    private final TransactionTemplate transaction;

    ProjectRemoval(
            Projects projects,
            ProjectRows rows,
            List<ProjectContent> contents,
            Events events,
            TransactionTemplate transaction) {
        this.projects = projects;
        this.rows = rows;
        this.contents = contents;
        this.events = events;
        this.transaction = transaction;
    }

    /** @throws io.taskloom.engine.web.StaleVersion if the caller knows another version */
    @Transactional
    public void delete(Actor actor, ProjectId id, IfMatch ifMatch) {
        WorkspaceId workspace = projects.require(actor, id, ProjectRole.OWNER).workspace();
        ProjectView now = projects.get(actor, id);
        ifMatch.check(now.version(), () -> now);
        if (!rows.hide(id)) {
            throw new NotFound("project", id);
        }
        events.publish(actor, new ProjectDeleted(workspace, id));
        removeSome(id);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
    void removeHidden() {
        // One that can not be removed yet must not keep the others.
        Set<ProjectId> failed = new HashSet<>();
        while (removeNext(failed)) {
            LOG.debug("Removed a batch of what deleted projects held");
        }
    }

    private boolean removeNext(Set<ProjectId> failed) {
        var hidden = new AtomicReference<@Nullable ProjectId>();
        try {
            transaction.executeWithoutResult(status -> rows.lockHidden(failed).ifPresent(id -> {
                hidden.set(id);
                removeSome(id);
            }));
        } catch (RuntimeException e) {
            LOG.warn("The deleted project {} could not be removed yet", hidden.get(), e);
            ProjectId kept = hidden.get();
            if (kept != null) {
                failed.add(kept);
            }
        }
        return hidden.get() != null;
    }

    /** @return whether it is gone */
    boolean removeSome(ProjectId id) {
        boolean empty = contents.stream().allMatch(content -> content.remove(id));
        if (empty) {
            rows.delete(id);
        }
        return empty;
    }
}
