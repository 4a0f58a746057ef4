package io.taskloom.engine.bpm.work;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param inFlight calls this node has under way at once; what exceeds it waits in the database
 * @param completions outcomes recorded at once, each with one database connection
 * @param lock how long a step belongs to this node without a sign of life; a dead node's steps are taken over after that
 * @param poll longest wait between two looks for steps nobody works on
 * @param shutdown how long running calls may go on when the node stops
 */
@Validated
@ConfigurationProperties("taskloom.work")
record WorkSettings(
        @DefaultValue("1000") @Min(1) int inFlight,
        @DefaultValue("8") @Min(1) int completions,
        @DefaultValue("15s") Duration lock,
        @DefaultValue("2s") Duration poll,
        @DefaultValue("15s") Duration shutdown) {}
