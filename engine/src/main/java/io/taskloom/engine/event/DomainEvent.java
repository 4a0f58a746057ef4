package io.taskloom.engine.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact of a feature, in the past tense ({@code TaskCompleted}), published through {@link Events} in the transaction of
 * what it tells. Its record components are the event's data in the log, in Kafka and in webhooks: small, and without
 * secrets.
 */
public interface DomainEvent {

    /** Stable name on the wire: the class name. */
    @JsonIgnore
    default String type() {
        return getClass().getSimpleName();
    }

    /** Where it happened; {@link WorkspaceId#NONE} for what is a person's own, which names them in {@link #only}. */
    @JsonIgnore
    WorkspaceId workspace();

    /** Whose members may see it; null where every member of the workspace may. */
    @JsonIgnore
    @Nullable
    ProjectId project();

    /** The one person it is meant for, wherever they belong; null for everybody who may see the project or workspace. */
    @JsonIgnore
    default @Nullable PersonId only() {
        return null;
    }

    /** What it is about; events about one subject keep their order. */
    @JsonIgnore
    Subject subject();

    /** @param kind {@code task}, {@code automation}, {@code run}…  */
    record Subject(String kind, UUID id) {}
}
