package io.taskloom.engine.bpm.engine;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param jobs whether this node runs timers and asynchronous steps
 * @param jobThreads threads for them, each with one database connection while it works
 * @param jobQueue jobs taken from the database at once and waiting for a thread
 * @param jobLock how long a taken job belongs to this node; another takes it over afterwards
 * @param timerDelay longest wait between two looks for due timers
 * @param jobRetries waits before a failed job's next attempts, ISO 8601, comma-separated; an incident follows the last
 * @param historyTimeToLive how long Camunda's own (small) history is kept, ISO 8601; ours is kept by its own rules
 */
@Validated
@ConfigurationProperties("taskloom.bpm")
record EngineSettings(
        @DefaultValue("true") boolean jobs,
        @DefaultValue("4") @Min(1) int jobThreads,
        @DefaultValue("200") @Min(1) int jobQueue,
        @DefaultValue("60s") Duration jobLock,
        @DefaultValue("500ms") Duration timerDelay,
        @DefaultValue("PT5S,PT30S,PT2M,PT10M") @NotBlank String jobRetries,
        @DefaultValue("P90D") @NotBlank String historyTimeToLive) {}
