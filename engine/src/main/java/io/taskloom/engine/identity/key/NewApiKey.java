package io.taskloom.engine.identity.key;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.WorkspaceId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** @param workspaceId the only workspace it is good for; null for all of mine @param expiresAt null for never */
@Schema(name = "NewApiKey")
public record NewApiKey(
        @NotBlank @Size(max = 100) String name,
        @NotEmpty @Size(max = 20) Set<@NotNull Scope> scopes,
        @Nullable WorkspaceId workspaceId,
        @Nullable Instant expiresAt) {}
