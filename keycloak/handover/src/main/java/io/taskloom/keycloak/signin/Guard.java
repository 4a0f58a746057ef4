package io.taskloom.keycloak.signin;

import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Stands before each place that takes a password. */
final class Guard {

    private Guard() {}

    /**
     * Lets a password be tried and counts how it ended. Who must wait is told so, whether the name exists or not.
     *
     * @param known the account, where it is clear already
     * @param typed the name, where one was typed
     * @param tries whether the password was right
     * @param refusal what to answer who must wait
     */
    static boolean allows(
            AuthenticationFlowContext context,
            @Nullable UserModel known,
            @Nullable String typed,
            BooleanSupplier tries,
            Function<Attempt.Refused, Response> refusal) {
        String name = typed == null ? "" : typed.strip();
        if (known == null && name.isEmpty()) {
            return tries.getAsBoolean();
        }
        var attempts = new Attempts(context.getSession(), context.getRealm());
        UserModel person = known == null ? find(context, name) : known;
        return switch (attempts.begin(person, name)) {
            case Attempt.Allowed allowed -> {
                boolean right = tries.getAsBoolean();
                if (right) {
                    attempts.succeeded(person, name);
                } else {
                    attempts.failed();
                }
                yield right;
            }
            case Attempt.Refused refused -> {
                if (person != null) {
                    context.getEvent().user(person);
                }
                context.getEvent().detail(Details.USERNAME, name).error(Errors.USER_TEMPORARILY_DISABLED);
                context.forceChallenge(refusal.apply(refused));
                yield false;
            }
        };
    }

    private static @Nullable UserModel find(AuthenticationFlowContext context, String name) {
        try {
            return KeycloakModelUtils.findUserByNameOrEmail(context.getSession(), context.getRealm(), name);
        } catch (ModelDuplicateException e) {
            return null;
        }
    }
}
