package io.taskloom.engine.bpm.guard;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a run may do between two waits, which is one transaction and one thread.
 *
 * @param maxSteps elements it may come to
 * @param maxEvaluation time that its expressions, decisions and scripts may take together
 * @param maxData characters and items that these may make, and that its texts may be put together of
 */
@Validated
@ConfigurationProperties("taskloom.at-once")
record AtOnceSettings(
        @DefaultValue("10000") @Min(1) int maxSteps,
        @DefaultValue("10s") Duration maxEvaluation,
        @DefaultValue("64MB") DataSize maxData) {}
