package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.bpm.StartProcess;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is being started on this thread: the engine hands neither workspace nor cause on to its listeners. */
public final class Starting {

    private static final ThreadLocal<@Nullable StartProcess> COMMAND = new ThreadLocal<>();

    private Starting() {}

    /** The command that starts the instance being born; null when somebody starts one in Camunda's own pages. */
    public static @Nullable StartProcess current() {
        return COMMAND.get();
    }

    static <T> T during(StartProcess command, Supplier<T> start) {
        StartProcess outer = COMMAND.get();
        COMMAND.set(command);
        try {
            return start.get();
        } finally {
            // A start can be nested: an action of one instance may start another.
            COMMAND.set(outer);
        }
    }
}
