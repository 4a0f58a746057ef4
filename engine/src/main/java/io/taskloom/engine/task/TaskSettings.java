package io.taskloom.engine.task;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param binKept how long a task stays in the recycle bin before it is deleted for good */
@Validated
@ConfigurationProperties("taskloom.tasks")
record TaskSettings(
        @DefaultValue("30d") @NotNull @DurationMin(minutes = 1)
        Duration binKept) {}
