package io.taskloom.engine.workspace.invitation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param publicUrl the application's own address, for links in mails */
@Validated
@ConfigurationProperties("taskloom")
record WorkspaceSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue @Valid Invitations invitation) {

    /**
     * @param validity how long an invitation can be answered, from its newest mail on
     * @param open most at once in a workspace
     * @param mailsPerHour most that a workspace, and a person in all of theirs, may send
     * @param mailsPerAddress most that one address gets within a day, whoever sends them
     * @param kept how long it is remembered who was invited, after the answer
     */
    record Invitations(
            @DefaultValue("7d") Duration validity,
            @DefaultValue("200") @Min(1) @Max(1000) int open,
            @DefaultValue("60") @Min(1) int mailsPerHour,
            @DefaultValue("6") @Min(1) int mailsPerAddress,
            @DefaultValue("90d") Duration kept) {}
}
