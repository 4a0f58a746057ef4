package io.taskloom.engine.run.undo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run did that may have had an effect outside of it.
 *
 * @param id of the step
 * @param byPerson whether a person did it
 * @param topic null for what a person did, and for what was recorded before topics were
 * @param completed whether it was done; of what was not, nobody knows what it has done
 * @param input null if not all of it was kept
 * @param output the same
 */
record DoneStep(
        String id,
        String elementId,
        @Nullable String elementName,
        boolean byPerson,
        @Nullable String topic,
        boolean completed,
        @Nullable Map<String, Object> input,
        @Nullable Map<String, Object> output) {}
