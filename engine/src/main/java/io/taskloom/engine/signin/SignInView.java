package io.taskloom.engine.signin;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to my account.
 *
 * @param address IP address of the browser
 * @param place roughly, in English; null where it is not known
 * @param reason why it failed; null for what succeeded
 * @param newDevice a sign-in from where I had not signed in before
 * @param current the sign-in that this request's token comes from
 */
@Schema(name = "SignIn")
public record SignInView(
        UUID id,
        SignInKind kind,
        Instant at,
        @Nullable String address,
        @Nullable String browser,
        @Nullable String system,
        @Nullable String place,

        @Schema(allowableValues = {"wrong_password", "locked", "disabled", "other"}) @Nullable
        String reason,

        boolean newDevice,
        boolean current) {}
