package io.taskloom.keycloak.handover;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;

/**
 * What an administrator did, as far as it changes what tokens already given out are good for.
 *
 * @param person null where it is everybody's
 * @param session null where it is more than one
 */
record Change(
        String type, @Nullable String person, @Nullable String session) {

    static final String SESSION_ENDED = "SESSION_ENDED";
    /** Somebody whose account is closed wants the link that restores it. */
    static final String RECOVERY_WANTED = "RECOVERY_WANTED";

    static final String RIGHTS_CHANGED = "RIGHTS_CHANGED";
    static final String EVERYBODYS_RIGHTS_CHANGED = "EVERYBODYS_RIGHTS_CHANGED";

    private static final Pattern PERSON = Pattern.compile("users/([^/]+)(/.*)?");
    private static final Pattern SESSION = Pattern.compile("sessions/([^/]+)");

    static @Nullable Change of(AdminEvent event) {
        return event.getResourcePath() == null
                ? null
                : of(event.getResourceType(), event.getOperationType(), event.getResourcePath());
    }

    static @Nullable Change of(ResourceType what, OperationType how, String path) {
        return switch (what) {
            case USER_SESSION -> first(SESSION, path, id -> new Change(SESSION_ENDED, null, id));
            case REALM_ROLE_MAPPING, GROUP_MEMBERSHIP -> ofPersonOrGroup(path);
            // Disabled, deleted, signed out, or another name: one token anew costs nothing.
            case USER -> how == OperationType.CREATE ? null : first(PERSON, path, Change::rights);
            // Roles that are added to a role come with the next token; one that goes must go everywhere.
            case REALM_ROLE -> how == OperationType.DELETE ? everybody() : null;
            case GROUP -> how == OperationType.DELETE ? everybody() : null;
            default -> null;
        };
    }

    private static Change ofPersonOrGroup(String path) {
        Change ofPerson = first(PERSON, path, Change::rights);
        return ofPerson == null ? everybody() : ofPerson;
    }

    private static Change rights(String person) {
        return new Change(RIGHTS_CHANGED, person, null);
    }

    private static Change everybody() {
        return new Change(EVERYBODYS_RIGHTS_CHANGED, null, null);
    }

    private static @Nullable Change first(Pattern pattern, String path, Function<String, Change> of) {
        Matcher found = pattern.matcher(path);
        return found.matches() ? of.apply(found.group(1)) : null;
    }
}
