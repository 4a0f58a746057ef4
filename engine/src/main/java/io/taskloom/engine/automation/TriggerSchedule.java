package io.taskloom.engine.automation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a start event wants to start, in the very words of its model: what is wrong with them is told before it is published.
 *
 * @param cron cron expressions of five fields, separated by {@code ;}
 * @param timeZone IANA name; empty if the model does not say it
 * @param days {@code all}, {@code working} or {@code next-working}; null for {@code all}
 * @param missed {@code once}, {@code all} or {@code skip}; null for {@code once}
 */
public record TriggerSchedule(
        String cron,
        String timeZone,
        @Nullable String days,
        @Nullable String missed) {

    static TriggerSchedule of(Map<String, String> properties) {
        return new TriggerSchedule(
                properties.getOrDefault("schedule", "").strip(),
                properties.getOrDefault("scheduleZone", "").strip(),
                AutomationTrigger.filled(properties.get("scheduleDays")),
                AutomationTrigger.filled(properties.get("scheduleMissed")));
    }
}
