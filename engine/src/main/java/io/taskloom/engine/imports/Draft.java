package io.taskloom.engine.imports;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.Priority;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.field.FieldId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A line as it was understood, and what was not. */
final class Draft {

    final int line;
    final @Nullable Integer parentLine;
    final List<String> comments = new ArrayList<>();
    final List<String> description = new ArrayList<>();
    final Set<String> tags = new LinkedHashSet<>();
    final Set<PersonId> assignees = new LinkedHashSet<>();
    final Map<FieldId, Object> fields = new HashMap<>();
    /** Words that choices lack. */
    final Map<FieldId, String> choices = new LinkedHashMap<>();

    final List<Fault> faults = new ArrayList<>();
    final Set<LineRows.Unfit> unfit = new LinkedHashSet<>();

    String title = "";

    @Nullable
    String section;

    @Nullable
    String key;

    @Nullable
    String parent;

    @Nullable
    String rule;

    @Nullable
    Priority priority;

    @Nullable
    Instant start;

    @Nullable
    Instant due;

    @Nullable
    String zone;

    @Nullable
    Duration estimate;

    Status status = Status.TODO;
    boolean archived;

    Draft(int line, @Nullable Integer parentLine) {
        this.line = line;
        this.parentLine = parentLine;
    }

    void fault(@Nullable String column, String code, String message) {
        faults.add(new Fault(column, code, message));
    }
}
