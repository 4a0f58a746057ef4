package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.bpm.RunJournal;
import io.taskloom.engine.bpm.UserTaskProjection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model that is being tried out on this thread, in a transaction that will not be committed. What the engine would tell
 * features it tells the trial instead, and no step is handed to whoever would do its work.
 */
public interface Trial {

    RunJournal journal();

    UserTaskProjection userTasks();

    /** It went along a sequence flow. @param flow BPMN id */
    void taken(String flow);

    /** The instance is through. @param variables of the process, as it ends */
    void over(Map<String, Object> variables);

    /** Null outside of one. */
    static @Nullable Trial current() {
        return OnThread.CURRENT.get();
    }

    static <T> T during(Trial trial, Supplier<T> work) {
        OnThread.CURRENT.set(trial);
        try {
            return work.get();
        } finally {
            OnThread.CURRENT.remove();
        }
    }

    /** Holds it. */
    final class OnThread {

        private static final ThreadLocal<@Nullable Trial> CURRENT = new ThreadLocal<>();

        private OnThread() {}
    }
}
