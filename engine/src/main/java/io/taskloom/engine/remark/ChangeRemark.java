package io.taskloom.engine.remark;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.web.Patch;
import jakarta.validation.constraints.NotNull;

/** @param text for its author @param resolved of the first of a thread, for whoever sees it */
@Schema(name = "AutomationCommentPatch")
record ChangeRemark(Patch<@NotNull String> text, Patch<@NotNull Boolean> resolved) {}
