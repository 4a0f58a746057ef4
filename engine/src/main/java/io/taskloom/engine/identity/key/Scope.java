package io.taskloom.engine.identity.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.KeyAccess;
import java.util.Arrays;

/** What a key may do, of what its person may. Writing includes reading. */
@Schema(name = "ApiKeyScope")
public enum Scope {
    PROJECTS_READ(Area.PROJECTS, false),
    PROJECTS_WRITE(Area.PROJECTS, true),
    TASKS_READ(Area.TASKS, false),
    TASKS_WRITE(Area.TASKS, true),
    TIME_READ(Area.TIME, false),
    TIME_WRITE(Area.TIME, true),
    AUTOMATIONS_READ(Area.AUTOMATIONS, false),
    AUTOMATIONS_WRITE(Area.AUTOMATIONS, true),
    RUNS_READ(Area.RUNS, false),
    RUNS_WRITE(Area.RUNS, true),
    EVENTS_READ(Area.EVENTS, false);

    private final String wire;
    private final Area area;
    private final boolean write;

    Scope(Area area, boolean write) {
        this.wire = new KeyAccess(area, write, false).scope();
        this.area = area;
        this.write = write;
    }

    /** {@code tasks:write}. */
    @JsonValue
    public String wire() {
        return wire;
    }

    /** @throws IllegalArgumentException if there is none of this name */
    @JsonCreator
    public static Scope of(String wire) {
        return Arrays.stream(values())
                .filter(scope -> scope.wire.equals(wire))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("No scope is called " + wire));
    }

    boolean covers(Scope needed) {
        return area == needed.area && (write || !needed.write);
    }
}
