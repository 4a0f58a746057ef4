package io.taskloom.engine.trigger;

import io.taskloom.engine.automation.Designers;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.Recorded;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which events may reach an automation, and what it sees of them: the same for one that starts and one that waits. */
@Component
public class EventHearing {

    private final TriggerVariables variables;
    private final TriggerSettings settings;
    private final Designers designers;

    EventHearing(TriggerVariables variables, TriggerSettings settings, Designers designers) {
        this.variables = variables;
        this.settings = settings;
        this.designers = designers;
    }

    /**
     * What is meant for one person is no fact of the workspace, and reaches no automation ever; nor does what an import makes
     * quietly.
     */
    public static boolean isNews(Recorded event) {
        return event.only() == null && !(event.actor() instanceof Actor.Import made && made.quiet());
    }

    /** Whether it happened where who has published the automation may look. */
    public boolean mayHear(PersonId author, Recorded event) {
        return designers.mayHear(author, event.workspace(), event.project());
    }

    /** Why it reaches no automation any more; empty if it may. */
    public Optional<String> tooDeep(Recorded event) {
        return event.depth() >= settings.maxDepth()
                ? Optional.of(new ChainTooLong(settings.maxDepth()).detail())
                : Optional.empty();
    }

    /** The event as one value: its data by name, and its {@code id}, {@code type} and {@code time}. */
    public Map<String, Object> asOne(Recorded event) {
        Map<String, Object> all = new LinkedHashMap<>(variables.of(event));
        all.remove("event");
        all.put("id", event.id().toString());
        all.put("type", event.type());
        all.put("time", event.time().toString());
        return all;
    }

    /**
     * Whether a condition holds; null as its answer does not.
     *
     * @throws io.taskloom.engine.problem.Unprocessable if its answer is neither true nor false
     */
    public static boolean holds(String condition, @Nullable Object answer) {
        return Conditions.holds(condition, answer);
    }
}
