package io.taskloom.engine.run.undo;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.run.RunView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of undoing a run, or what would come of it now.
 *
 * @param undo null if nobody has had it undone
 * @param steps those that may have had an effect, from the last to the first
 */
@Schema(name = "RunUndoReport")
record UndoView(RunView.@Nullable Undo undo, List<UndoStep> steps) {}
