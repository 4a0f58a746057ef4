package io.taskloom.engine.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** An automation as it is named where something of it is told. */
@Schema(name = "AutomationRef")
public record AutomationRef(UUID id, String name) {}
