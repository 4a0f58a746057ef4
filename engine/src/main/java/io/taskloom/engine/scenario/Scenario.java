package io.taskloom.engine.scenario;

import java.time.Instant;
import java.util.UUID;

/**
 * A scenario of an automation.
 *
 * @param textId of what it says; another one with each change
 * @param version counts the changes, and is the ETag
 */
record Scenario(ScenarioId id, UUID textId, ScenarioText text, long version, Instant updatedAt) {}
