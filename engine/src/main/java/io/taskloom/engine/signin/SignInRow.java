package io.taskloom.engine.signin;

import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table of sign-ins. */
record SignInRow(
        UUID id,
        PersonId person,
        SignInKind kind,
        Instant at,
        @Nullable String session,
        @Nullable String address,
        @Nullable String userAgent,
        Device device,
        @Nullable String place,
        @Nullable String reason,
        boolean newDevice) {

    SignInView view(@Nullable String mySession) {
        return new SignInView(
                id,
                kind,
                at,
                address,
                device.browser(),
                device.system(),
                place,
                reason,
                newDevice,
                kind == SignInKind.SIGNED_IN && session != null && session.equals(mySession));
    }

    SignInNoted event() {
        return new SignInNoted(kind, address, device.browser(), device.system(), place, newDevice, id, person);
    }
}
