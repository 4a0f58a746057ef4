package io.taskloom.engine.scenario;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param most how many an automation may have
 * @param maxSize how large one may be, as JSON
 * @param longest for how long scenarios of one request are begun; what is left then is not run
 */
@ConfigurationProperties("taskloom.scenario")
record ScenarioSettings(
        @DefaultValue("50") int most,
        @DefaultValue("256KB") DataSize maxSize,
        @DefaultValue("30s") Duration longest) {}
