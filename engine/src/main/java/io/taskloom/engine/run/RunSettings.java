package io.taskloom.engine.run;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxRecorded largest input or output kept of one step; of what is larger only the names are kept
 * @param maxVariables largest set of variables a run can be started with by hand
 * @param kept how long after their end runs are kept at most; plans and automations may say sooner
 * @param heatRuns most runs that one heat map looks at, the newest ones
 * @param heatTime how long the database may take for one heat map
 * @param maxSteps steps of one run, from its start to its end; looked at now and then, so that it may be a hundred more
 * @param maxOpenSteps steps of one run that go on or wait at the same time; the same holds
 */
@Validated
@ConfigurationProperties("taskloom.run")
record RunSettings(
        @DefaultValue("128KB") DataSize maxRecorded,
        @DefaultValue("128KB") DataSize maxVariables,
        @DefaultValue("365d") Duration kept,
        @DefaultValue("10000") @Min(1) @Max(100_000) int heatRuns,
        @DefaultValue("5s") Duration heatTime,
        @DefaultValue("10000") @Min(100) int maxSteps,
        @DefaultValue("2000") @Min(10) int maxOpenSteps) {

    RunSettings {
        if (kept.compareTo(Duration.ofDays(1)) < 0) {
            // The row of a run also tells that its event has started it.
            throw new IllegalArgumentException("taskloom.run.kept has to be a day at least.");
        }
        if (!heatTime.isPositive()) {
            throw new IllegalArgumentException("taskloom.run.heat-time has to be longer than nothing.");
        }
    }
}
