package io.taskloom.engine.event;

import org.jspecify.annotations.Nullable;

/**
 * Who does something. Every use case takes its actor as the first argument and decides by it what is allowed; the change
 * row and the event carry it.
 */
public sealed interface Actor {

    /** Whose rights count; null for the system itself, which may do everything it is asked to. */
    @Nullable
    PersonId person();

    /** The only workspace in which this counts, for whoever comes with less than all of their rights; null for every one. */
    default @Nullable WorkspaceId within() {
        return null;
    }

    /** Whether they may act in the workspace at all, whatever they are there. */
    default boolean reaches(WorkspaceId workspace) {
        return within() == null || workspace.equals(within());
    }

    /** How many events led to this act: 0 for a person's own, one more for each automation in between (loop protection). */
    default int depth() {
        return 0;
    }

    /**
     * A signed-in person.
     *
     * @param within null unless they come with an API key that is good for one workspace alone
     */
    record Person(PersonId person, @Nullable WorkspaceId within) implements Actor {

        public Person(PersonId person) {
            this(person, null);
        }
    }

    /** A run of an automation, with the rights of who published it. */
    record Run(RunId run, PersonId person, int depth) implements Actor {}

    /**
     * An import of somebody's, with their rights. What it does a thousand times is no news for inboxes.
     *
     * @param quiet whether automations do not hear of it either
     */
    record Import(PersonId person, boolean quiet) implements Actor {}

    /** Taskloom itself: timers of its own processes, seeding, clean-up. */
    record System(String part) implements Actor {
        @Override
        public @Nullable PersonId person() {
            return null;
        }
    }
}
