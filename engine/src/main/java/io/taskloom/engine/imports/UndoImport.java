package io.taskloom.engine.imports;

import io.swagger.v3.oas.annotations.media.Schema;

/** @param changed whether what somebody has changed since goes too */
@Schema(name = "UndoImport")
record UndoImport(boolean changed) {}
