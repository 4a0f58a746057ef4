package io.taskloom.engine.bpm.script;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxTime wall time of one script
 * @param maxStatements JavaScript statements of one script
 * @param maxAllocation memory one script may allocate, all told
 * @param maxOutput characters of its result as JSON, and of any one string in it
 * @param maxLength characters of its source
 * @param threads scripts that run at once on this node
 */
@ConfigurationProperties("taskloom.script")
public record ScriptSettings(
        @DefaultValue("1s") Duration maxTime,
        @DefaultValue("1000000") long maxStatements,
        @DefaultValue("128MB") DataSize maxAllocation,
        @DefaultValue("1000000") int maxOutput,
        @DefaultValue("20000") int maxLength,
        @DefaultValue("4") int threads) {}
