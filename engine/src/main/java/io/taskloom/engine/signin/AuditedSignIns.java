package io.taskloom.engine.signin;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.event.AuditedActs;
import io.taskloom.engine.event.Recorded;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class AuditedSignIns implements AuditedActs {

    @Override
    public List<Act> all() {
        return List.of(
                new Act("SignInNoted", Kind.SIGN_IN, AuditedSignIns::words),
                new Act("AccountRightsChanged", Kind.ACCOUNT, AuditedSignIns::rights));
    }

    private static String rights(JsonNode data) {
        String what = data.path("person").isTextual()
                ? Act.filled("the roles or the account of {person}", data)
                : "roles or groups of several people";
        if (data.path("by").isTextual()) {
            return "changed " + what + " in Keycloak";
        }
        return data.path("administrator").isTextual()
                ? Act.filled("heard from Keycloak that “{administrator}” changed", data) + " " + what
                : "heard from Keycloak that " + what + " were changed";
    }

    /** Whose it is: where nobody knows who did it, the words name them. */
    @Override
    public Map<String, String> more(Recorded event) {
        return event.type().equals("SignInNoted")
                ? Map.of("person", event.subject().id().toString())
                : Map.of();
    }

    private static String words(JsonNode data) {
        String where =
                data.path("place").isTextual() ? " (near " + data.path("place").asText() + ")" : "";
        String whose = Act.filled("{person}", data);
        return switch (SignInKind.of(data.path("kind").asText())) {
            case SIGNED_IN ->
                (data.path("newDevice").asBoolean() ? "signed in from a new device" : "signed in") + where;
            case SIGNED_OUT -> "signed out";
            case REGISTERED -> "registered";
            case PASSWORD_CHANGED -> "changed the password";
            case EMAIL_CHANGED -> "changed the e-mail address";
            case CREDENTIAL_CHANGED -> "changed a way to sign in";
            case LINK_CHANGED -> "changed a linked account";
            case FAILED -> "refused a sign-in as " + whose + where;
            case TOKEN_REUSED -> "ended a session of " + whose + ": a refresh token was used twice" + where;
            case LOCKED -> "locked the account of " + whose + " after failed sign-ins";
            case IMPERSONATED -> "let an administrator sign in as " + whose;
        };
    }
}
