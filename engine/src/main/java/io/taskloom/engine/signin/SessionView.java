package io.taskloom.engine.signin;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where I am signed in.
 *
 * @param address IP address it was used from last
 * @param browser null where it is not known
 * @param place roughly, in English; null where it is not known
 * @param lastUsedAt when it last asked for a token: some minutes ago at most where it is in use
 * @param remembered whether it goes on after the browser is closed
 * @param current the session of this request's token
 */
@Schema(name = "Session")
public record SessionView(
        String id,
        @Nullable String address,
        @Nullable String browser,
        @Nullable String system,
        @Nullable String place,
        Instant startedAt,
        Instant lastUsedAt,
        boolean remembered,
        boolean current) {}
