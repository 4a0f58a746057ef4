package io.taskloom.engine.signin;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened to an account. */
@Schema(name = "SignInKind")
public enum SignInKind {
    SIGNED_IN,
    FAILED,
    SIGNED_OUT,
    /** A refresh token came a second time: somebody has a copy. The session was ended. */
    TOKEN_REUSED,
    LOCKED,
    REGISTERED,
    PASSWORD_CHANGED,
    EMAIL_CHANGED,
    CREDENTIAL_CHANGED,
    /** A sign-in by way of Google and the like was linked, or unlinked. */
    LINK_CHANGED,
    /** An administrator signed in as this person. */
    IMPERSONATED;

    /** {@code signed_in}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** False for what somebody else may have done. */
    boolean byPerson() {
        return switch (this) {
            case SIGNED_IN, SIGNED_OUT, REGISTERED, PASSWORD_CHANGED, EMAIL_CHANGED, CREDENTIAL_CHANGED, LINK_CHANGED ->
                true;
            case FAILED, TOKEN_REUSED, LOCKED, IMPERSONATED -> false;
        };
    }

    static SignInKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Null for what a list of sign-ins need not tell. */
    static @Nullable SignInKind of(Happening happening) {
        return switch (happening.type()) {
            case "LOGIN" -> SIGNED_IN;
            case "LOGIN_ERROR" -> FAILED;
            case "LOGOUT", "SESSION_ENDED", "USER_SESSION_DELETED" -> SIGNED_OUT;
            case "REFRESH_TOKEN_ERROR" -> TOKEN_REUSED;
            case "USER_DISABLED_BY_TEMPORARY_LOCKOUT", "USER_DISABLED_BY_PERMANENT_LOCKOUT" -> LOCKED;
            case "REGISTER" -> REGISTERED;
            case "UPDATE_CREDENTIAL", "REMOVE_CREDENTIAL" ->
                "password".equals(happening.reason()) ? PASSWORD_CHANGED : CREDENTIAL_CHANGED;
            case "UPDATE_EMAIL" -> EMAIL_CHANGED;
            case "FEDERATED_IDENTITY_LINK", "REMOVE_FEDERATED_IDENTITY" -> LINK_CHANGED;
            case "IMPERSONATE" -> IMPERSONATED;
            default -> null;
        };
    }
}
