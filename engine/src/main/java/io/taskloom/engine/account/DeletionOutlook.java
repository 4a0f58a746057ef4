package io.taskloom.engine.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;

/**
 * What deleting one's account would mean.
 *
 * @param held workspaces in the way: others work there, and nobody else owns them
 * @param left workspaces that go on without me
 * @param gone workspaces that nobody else is in, and that go with me
 */
@Schema(name = "AccountDeletionOutlook")
record DeletionOutlook(
        @Schema(type = "string", example = "P30D", description = "For how long I can change my mind, ISO 8601")
        Duration grace,

        @Schema(description = "Whether I have signed in lately enough to ask for it")
        boolean signedInLately,

        List<NamedWorkspace> held,
        List<NamedWorkspace> left,
        List<NamedWorkspace> gone) {}
