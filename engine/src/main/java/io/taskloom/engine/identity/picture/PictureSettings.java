package io.taskloom.engine.identity.picture;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxSize of the picture as it is sent
 * @param maxPixels in points
 * @param atOnce how many a node draws at the same time
 * @param patience how long one waits for its turn
 */
@Validated
@ConfigurationProperties("taskloom.picture")
record PictureSettings(
        @DefaultValue("10MB") DataSize maxSize,
        @DefaultValue("50000000") @Min(1) long maxPixels,
        @DefaultValue("2") @Min(1) int atOnce,
        @DefaultValue("10s") Duration patience) {}
