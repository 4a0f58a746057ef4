package io.taskloom.engine.project;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.outbox.EventBroadcast;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Remembers for a moment who may do what, since every request asks. This node forgets at the commit of a change of members;
 * others as soon as they hear of it, and after {@link #KEPT} at the latest. A refusal is never remembered, so that who was just added is let in at once.
 */
@Component
class AccessCache implements EventBroadcast {

    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final Set<String> CHANGES = Set.of(
            "MemberRemoved",
            "MemberRoleChanged",
            ProjectMemberRoleChanged.class.getSimpleName(),
            ProjectMemberRemoved.class.getSimpleName(),
            ProjectDeleted.class.getSimpleName(),
            ProjectWorkFlowChanged.class.getSimpleName());

    private final ProjectRows rows;
    private final Cache<Key, Optional<ProjectAccess>> cache =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(KEPT).build();

    AccessCache(ProjectRows rows) {
        this.rows = rows;
    }

    Optional<ProjectAccess> find(ProjectId project, @Nullable PersonId person) {
        Key key = new Key(project, person);
        Optional<ProjectAccess> found = cache.get(key, asked -> rows.access(asked.project(), asked.person()));
        if (found.isEmpty()) {
            cache.invalidate(key);
        }
        return found;
    }

    // Caffeine's invalidation waits for a load under way, so none can put back what it read before the commit.
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void forget(Recorded event) {
        if (CHANGES.contains(event.type())) {
            cache.asMap().keySet().removeIf(key -> true);
        }
    }

    @Override
    public void hear(Recorded event) {
        forget(event);
    }

    private record Key(ProjectId project, @Nullable PersonId person) {}
}
