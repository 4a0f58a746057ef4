package io.taskloom.engine.identity.key;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.WorkspacesOf;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.quota.Limit;
import io.taskloom.engine.quota.Quota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's own API keys (promise I10). A key acts as its person with less: what its scopes open, in one workspace or in all,
 * and never more than the person may at that moment. Keys make and revoke no keys.
 */
@Service
public class ApiKeys {

    private static final int MAX_PER_PERSON = 50;
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private final ApiKeyRows rows;
    private final ObjectProvider<WorkspacesOf> workspaces;
    private final ObjectProvider<Quota> quota;
    private final Events events;
    private final Clock clock;

    ApiKeys(
            ApiKeyRows rows,
            ObjectProvider<WorkspacesOf> workspaces,
            ObjectProvider<Quota> quota,
            Events events,
            Clock clock) {
        this.rows = rows;
        this.workspaces = workspaces;
        this.quota = quota;
        this.events = events;
        this.clock = clock;
    }

    /** The actor's own, the newest first; without the keys themselves, which nobody knows any more. */
    @Transactional(readOnly = true)
    public List<ApiKeyView> list(Actor.Person actor) {
        Instant now = clock.instant();
        return rows.of(actor.person()).stream()
                .map(key -> ApiKeyView.of(key, null, now))
                .toList();
    }

    /**
     * Its person is told by mail, whoever made it in their name.
     *
     * @param from the address of whoever asks
     * @return with the key itself, for the only time
     * @throws NotFound if the actor is not in the workspace
     * @throws io.taskloom.engine.quota.PlanLimitReached if the workspace's plan has no more keys
     */
    @Transactional
    public ApiKeyView create(Actor.Person actor, NewApiKey input, String from) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (input.expiresAt() != null && !input.expiresAt().isAfter(now)) {
            throw new InvalidInput("expiresAt", "past", "A key must end in the future.");
        }
        if (input.expiresAt() != null && input.expiresAt().isAfter(now.plus(LONGEST))) {
            throw new InvalidInput("expiresAt", "too-far", "A key that ends at all ends within a hundred years.");
        }
        requireMember(actor.person(), input.workspaceId());
        if (rows.lockAndCount(actor.person()) >= MAX_PER_PERSON) {
            throw new TooManyKeys(MAX_PER_PERSON);
        }
        if (input.workspaceId() != null) {
            quota.forEach(each -> each.use(input.workspaceId(), Limit.API_KEYS, 1));
        }
        KeyText text = KeyText.next();
        var key = new ApiKey(
                new ApiKeyId(Ids.next()),
                actor.person(),
                input.workspaceId(),
                input.name().strip(),
                text.locator(),
                text.hash(),
                Set.copyOf(input.scopes()),
                now,
                input.expiresAt(),
                null,
                null);
        rows.insert(key);
        events.publish(actor, ApiKeyCreated.of(key, from));
        return ApiKeyView.of(key, text, now);
    }

    /** It is refused from now on: here at once, on other nodes as soon as they hear of it, in {@link KnownKeys#KEPT} at most. */
    @Transactional
    public void revoke(Actor.Person actor, ApiKeyId id) {
        ApiKey key = rows.find(actor.person(), id).orElseThrow(() -> new NotFound("API key", id));
        if (rows.delete(id)) {
            events.publish(actor, ApiKeyRevoked.of(key));
        }
    }

    private void requireMember(PersonId person, @Nullable WorkspaceId workspace) {
        if (workspace != null
                && workspaces
                        .orderedStream()
                        .flatMap(source -> source.of(person).stream())
                        .noneMatch(own -> own.id().equals(workspace))) {
            throw new NotFound("workspace", workspace);
        }
    }
}
