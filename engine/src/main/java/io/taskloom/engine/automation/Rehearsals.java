package io.taskloom.engine.automation;

import io.taskloom.engine.event.Actor;
import org.jspecify.annotations.Nullable;

/** What is tried of a draft before it is published; implemented by those who know what to try. Decides no permission. */
public interface Rehearsals {

    /** Tries it, which takes its time: must not be called in a transaction. */
    Rehearsal of(AutomationId automation, Draft draft);

    /** A version has the model of an earlier one: what was seen of that is true of it. In the caller's transaction. */
    void repeat(AutomationId automation, int earlier, int number);

    /** What was seen of a draft. */
    interface Rehearsal {

        /**
         * @param reason why it is to be published whatever was seen; null for nothing of the kind
         * @throws io.taskloom.engine.problem.Conflict if something failed and there is no reason
         */
        void require(@Nullable String reason);

        /** Keeps it with the version that it became, in the caller's transaction. @param reason as above; unused if all went well */
        void keep(Actor actor, AutomationView automation, int number, @Nullable String reason);
    }
}
