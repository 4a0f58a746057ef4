package io.taskloom.engine.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param onTime how long after its due time a run still begins as if nothing had happened; later, the due time was missed */
@Validated
@ConfigurationProperties("taskloom.schedule")
record ScheduleSettings(@DefaultValue("5m") Duration onTime) {}
