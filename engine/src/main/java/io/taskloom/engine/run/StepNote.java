package io.taskloom.engine.run;

import io.taskloom.engine.bpm.Decided;
import io.taskloom.engine.bpm.RunJournal.Step;
import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one transaction has to say of one step, gathered until it is written. */
final class StepNote {

    final StepKey key;

    /** Null for a step that began in an earlier transaction. */
    final @Nullable Step born;

    StepView.@Nullable State state;

    @Nullable
    Map<String, Object> input;

    @Nullable
    Map<String, Object> output;

    @Nullable
    List<Decided> decisions;

    /** The element that it has become; null if it is the one it was. */
    @Nullable
    String elementId;

    @Nullable
    String elementName;

    /** Who has left it, for a state that says so. */
    @Nullable
    PersonId skippedBy;

    int failures;

    @Nullable
    String error;

    @Nullable
    Instant endedAt;

    StepNote(StepKey key, @Nullable Step born) {
        this.key = key;
        this.born = born;
    }
}
