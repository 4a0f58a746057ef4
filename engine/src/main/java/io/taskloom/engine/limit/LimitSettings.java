package io.taskloom.engine.limit;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Budgets fill up evenly: whoever has spent one waits for a moment, not for the next minute.
 *
 * @param person requests in a window by one person, with all of their keys and devices, where their plan says nothing else
 * @param key requests in a window with one API key
 * @param address refused calls in a window from one address, and calls of doors that need no sign-in; an IPv6 address counts by
 *     its first 64 bits
 * @param window in which an empty budget is full again
 */
@Validated
@ConfigurationProperties("taskloom.limits")
record LimitSettings(
        @DefaultValue("6000") @Positive long person,
        @DefaultValue("3000") @Positive long key,
        @DefaultValue("600") @Positive long address,
        @DefaultValue("1m") Duration window) {}
