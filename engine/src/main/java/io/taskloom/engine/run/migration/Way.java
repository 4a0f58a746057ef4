package io.taskloom.engine.run.migration;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** How a running instance comes to the other version. */
@Schema(name = "RunMigrationWay")
enum Way {
    /** It goes on where it waits. */
    MIGRATE,
    /** It is cancelled, and another begins with what began it. */
    RESTART;

    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
