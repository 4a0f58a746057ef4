package io.taskloom.engine.bpm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an element of a user's model waits for, as its properties say it.
 *
 * @param event a type of event ({@code TaskCompleted}) or {@link #CALLBACK}
 * @param condition FEEL without the leading {@code =}, over the run's variables and {@code result}; null for every such event
 * @param result the variable that the event's data, or the call's body, becomes
 */
public record Awaited(String event, @Nullable String condition, String result) {

    /** Waits for a call of an address that is good once. */
    public static final String CALLBACK = "Callback";

    /** The variable that holds the addresses, by the element's BPMN id. */
    public static final String CALLBACKS = "callbacks";

    public static final String WAIT_FOR = "waitFor";
    public static final String CONDITION = "condition";
    public static final String RESULT = "result";

    /** @param properties the element's; one that does not say what it waits for waits for nothing that ever comes */
    public static Awaited of(Map<String, String> properties) {
        String event = filled(properties.get(WAIT_FOR));
        String condition = filled(properties.get(CONDITION));
        String result = filled(properties.get(RESULT));
        return new Awaited(
                event == null ? "" : event,
                condition != null && condition.startsWith("=") ? filled(condition.substring(1)) : condition,
                result != null ? result : CALLBACK.equals(event) ? "call" : "event");
    }

    public boolean isCallback() {
        return event.equals(CALLBACK);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
