package io.taskloom.engine.automation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param maxModelSize how large a draft may be, as UTF-8 */
@ConfigurationProperties("taskloom.automation")
record AutomationSettings(@DefaultValue("1MB") DataSize maxModelSize) {}
