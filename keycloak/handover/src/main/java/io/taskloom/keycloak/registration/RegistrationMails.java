package io.taskloom.keycloak.registration;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.actiontoken.verifyemail.VerifyEmailActionToken;
import org.keycloak.common.util.Time;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What is sent after a registration. A mail that can't be sent changes nothing of what the page says: signing in sends the
 * link again.
 */
final class RegistrationMails {

    private static final System.Logger LOG = System.getLogger(RegistrationMails.class.getName());

    /** Nobody's inbox is filled by somebody who types the address again and again. */
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionModel signIn;

    RegistrationMails(KeycloakSession session, RealmModel realm, AuthenticationSessionModel signIn) {
        this.session = session;
        this.realm = realm;
        this.signIn = signIn;
    }

    /** The link goes on in the browser that registered; in any other it verifies the address, and the password is asked for. */
    void verify(UserModel person) {
        int valid = realm.getActionTokenGeneratedByUserLifespan(VerifyEmailActionToken.TOKEN_TYPE);
        var client = signIn.getClient().getClientId();
        var uri = session.getContext().getUri();
        var token = new VerifyEmailActionToken(
                person.getId(),
                Time.currentTime() + valid,
                AuthenticationSessionCompoundId.fromAuthSession(signIn).getEncodedId(),
                person.getEmail(),
                client);
        URI link = Urls.actionTokenBuilder(
                        uri.getBaseUri(),
                        token.serialize(session, realm, uri),
                        client,
                        signIn.getTabId(),
                        AuthenticationProcessor.getClientData(session, signIn))
                .build(realm.getName());
        try {
            templates(person)
                    .sendVerifyEmail(link.toString(), Duration.ofSeconds(valid).toMinutes());
        } catch (EmailException e) {
            LOG.log(System.Logger.Level.ERROR, "No mail to verify the address of " + person.getId(), e);
        }
    }

    /** To who has the account already. */
    void known(UserModel owner) {
        var once = session.getProvider(SingleUseObjectProvider.class);
        if (owner.getEmail() == null
                || !once.putIfAbsent("taskloom-registration-" + owner.getId(), BETWEEN.toSeconds())) {
            return;
        }
        try {
            templates(owner)
                    .send(
                            "registrationKnownSubject",
                            "registration-known.ftl",
                            new HashMap<>(Map.of(
                                    "link", String.valueOf(signIn.getClient().getRootUrl()))));
        } catch (EmailException e) {
            LOG.log(System.Logger.Level.ERROR, "No mail about a registration to " + owner.getId(), e);
        }
    }

    private EmailTemplateProvider templates(UserModel to) {
        return session.getProvider(EmailTemplateProvider.class)
                .setAuthenticationSession(signIn)
                .setRealm(realm)
                .setUser(to);
    }
}
