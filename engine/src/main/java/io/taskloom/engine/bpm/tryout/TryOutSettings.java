package io.taskloom.engine.bpm.tryout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param atOnce how many a node runs at a time: each keeps a database connection
 * @param longest how long one may take, and how long another waits for its turn
 */
@ConfigurationProperties("taskloom.try-out")
record TryOutSettings(
        @DefaultValue("3") int atOnce, @DefaultValue("5s") Duration longest) {}
