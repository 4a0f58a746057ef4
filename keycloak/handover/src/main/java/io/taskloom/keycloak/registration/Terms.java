package io.taskloom.keycloak.registration;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The terms of service. The realm's required action {@value #ID} names the version in force ({@value #VERSION} of its configuration); who
 * accepted another one is asked at the next sign-in. Whom an administrator has made without asking is not.
 */
public final class Terms implements RequiredActionProvider, RequiredActionFactory {

    static final String ID = "taskloom-terms";
    static final String VERSION = "version";

    /** Of the person: the version that was accepted. */
    static final String ACCEPTED = "taskloom_terms";

    /** Of the person: when, in seconds since 1970. Keycloak's own action keeps it by the same name. */
    static final String ACCEPTED_AT = "terms_and_conditions";

    /** Keycloak's own action without versions, which asked before. */
    private static final String OF_KEYCLOAK = "TERMS_AND_CONDITIONS";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        UserModel person = context.getUser();
        String accepted = person.getFirstAttribute(ACCEPTED);
        boolean ever = accepted != null
                || person.getFirstAttribute(ACCEPTED_AT) != null
                || person.getRequiredActionsStream().anyMatch(OF_KEYCLOAK::equals);
        if (ever && !version(context.getRealm()).equals(accepted)) {
            person.addRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        context.challenge(context.form()
                .setAttribute("termsVersion", version(context.getRealm()))
                .setAttribute("termsChanged", context.getUser().getFirstAttribute(ACCEPTED) != null)
                .createForm("terms.ftl"));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (context.getHttpRequest().getDecodedFormParameters().containsKey("cancel")) {
            context.failure("termsAndConditionsDeclined");
            return;
        }
        String version = version(context.getRealm());
        context.getUser().setSingleAttribute(ACCEPTED, version);
        context.getUser()
                .setSingleAttribute(
                        ACCEPTED_AT, Long.toString(Clock.systemUTC().instant().getEpochSecond()));
        context.getEvent().detail("terms", version);
        context.success();
    }

    private static String version(RealmModel realm) {
        return Optional.ofNullable(realm.getRequiredActionProviderByAlias(ID).getConfig())
                .map(config -> config.get(VERSION))
                .orElse("");
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return List.of(new ProviderConfigProperty(
                VERSION,
                "Version",
                "Who accepted another one is asked again at the next sign-in",
                ProviderConfigProperty.STRING_TYPE,
                ""));
    }

    @Override
    public String getDisplayText() {
        return "Taskloom: terms of service";
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.@Nullable Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
