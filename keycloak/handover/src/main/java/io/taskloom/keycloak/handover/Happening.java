package io.taskloom.keycloak.handover;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the engine is told, as JSON.
 *
 * @param id of Keycloak's event: whoever receives it twice knows it by this
 * @param type as Keycloak names it, or {@code SESSION_ENDED}, {@code RIGHTS_CHANGED}, {@code EVERYBODYS_RIGHTS_CHANGED}
 * @param time in milliseconds since 1970
 * @param person whose account it is; null where it is everybody's
 * @param session as tokens name it in {@code sid}
 * @param client through which
 * @param address of the browser
 * @param userAgent as the browser said
 * @param error of what failed, as Keycloak names it
 * @param reason of that, in Keycloak's words
 * @param by which person of this realm did it to the account, as its administrator
 * @param administrator name of whoever else did: of another realm, or a client of this one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Happening(
        String id,
        String type,
        long time,
        @Nullable String person,
        @Nullable String session,
        @Nullable String client,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String error,
        @Nullable String reason,
        @Nullable String by,
        @Nullable String administrator) {

    private static final int LONGEST_AGENT = 512;
    private static final int LONGEST = 255;

    /** Strangers choose some of these: they are cut, so that all of it always fits into its column. */
    public Happening {
        session = cut(session, LONGEST);
        client = cut(client, LONGEST);
        address = cut(address, LONGEST);
        userAgent = cut(userAgent, LONGEST_AGENT);
        error = cut(error, LONGEST);
        reason = cut(reason, LONGEST);
        administrator = cut(administrator, LONGEST);
    }

    /** Of our own making, now. */
    static Happening now(String type, String person, @Nullable String session) {
        return new Happening(
                UUID.randomUUID().toString(),
                type,
                Clock.systemUTC().millis(),
                person,
                session,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Control characters take six in JSON, and a mail is no place for them. */
    private static @Nullable String cut(@Nullable String text, int length) {
        if (text == null) {
            return null;
        }
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= length ? plain : plain.substring(0, length);
    }
}
