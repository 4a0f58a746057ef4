package io.taskloom.engine.reminder;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param publicUrl the application's own address, for links in mails */
@Validated
@ConfigurationProperties("taskloom")
record ReminderSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl) {}
