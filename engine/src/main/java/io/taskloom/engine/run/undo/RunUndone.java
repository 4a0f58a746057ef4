package io.taskloom.engine.run.undo;

import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.run.RunEvent;
import io.taskloom.engine.run.RunView.UndoState;

/**
 * All that a run did was taken back, or tried to.
 *
 * @param name the automation's
 * @param state what came of it
 */
public record RunUndone(RunId run, WorkspaceId workspace, String name, UndoState state) implements RunEvent {}
