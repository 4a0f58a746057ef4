package io.taskloom.keycloak.registration;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.FormAction;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.ValidationContext;
import org.keycloak.authentication.forms.RegistrationPage;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/**
 * Makes the account, or tells the one who has it by mail that somebody tried. Whoever fills in the form sees the same page either way: look into
 * your mail. So nobody learns here which addresses have accounts.
 */
final class Registration implements FormAction {

    private static final String PASSWORD = RegistrationPage.FIELD_PASSWORD;
    private static final String PROFILE = "taskloom.registration.profile";

    @Override
    public void buildPage(FormContext context, LoginFormsProvider form) {
        form.setAttribute("passwordRequired", true);
    }

    @Override
    public void validate(ValidationContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        context.getEvent().detail(Details.REGISTER_METHOD, "form").detail(Details.USERNAME, email(form));
        List<FormMessage> wrong = new ArrayList<>(wrongInProfile(profile(context.getSession(), form)));
        wrong.addAll(wrongInPassword(context, form));
        if (wrong.isEmpty()) {
            context.success();
            return;
        }
        form.remove(PASSWORD);
        form.remove(RegistrationPage.FIELD_PASSWORD_CONFIRM);
        context.error(Errors.INVALID_REGISTRATION);
        context.validationError(form, wrong);
    }

    /** Ends the form's flow with its own page in both cases: what comes after a registration would tell them apart. */
    @Override
    public void success(FormContext context) {
        KeycloakSession session = context.getSession();
        RealmModel realm = context.getRealm();
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        var mails = new RegistrationMails(session, realm, context.getAuthenticationSession());
        UserModel owner = owner(session, realm, email(form));
        if (owner == null) {
            mails.verify(make(context, form));
        } else {
            // As long as making one takes.
            hash(session, realm, Objects.requireNonNull(form.getFirst(PASSWORD)));
            context.getEvent().user(owner).error(Errors.EMAIL_IN_USE);
            mails.known(owner);
        }
        throw new WebApplicationException(page(context, email(form)));
    }

    private UserModel make(FormContext context, MultivaluedMap<String, String> form) {
        UserModel person = profile(context.getSession(), form).create();
        person.setEnabled(true);
        person.credentialManager().updateCredential(UserCredentialModel.password(form.getFirst(PASSWORD), false));
        context.getEvent().event(EventType.REGISTER).user(person).success();
        return person;
    }

    private static Response page(FormContext context, String email) {
        return context.getSession()
                .getProvider(LoginFormsProvider.class)
                .setAuthenticationSession(context.getAuthenticationSession())
                .setAttribute("address", email)
                .createForm("register-sent.ftl");
    }

    /** All but that the address is taken, which is nobody's business. */
    private static List<FormMessage> wrongInProfile(UserProfile profile) {
        try {
            profile.validate();
            return List.of();
        } catch (ValidationException e) {
            return Validation.getFormErrorsFromValidation(e.getErrors()).stream()
                    .filter(error -> !List.of(Messages.EMAIL_EXISTS, Messages.USERNAME_EXISTS)
                            .contains(error.getMessage()))
                    .toList();
        }
    }

    private static List<FormMessage> wrongInPassword(ValidationContext context, MultivaluedMap<String, String> form) {
        String password = form.getFirst(PASSWORD);
        if (password == null || password.isEmpty()) {
            return List.of(new FormMessage(PASSWORD, Messages.MISSING_PASSWORD));
        }
        if (!password.equals(form.getFirst(RegistrationPage.FIELD_PASSWORD_CONFIRM))) {
            return List.of(new FormMessage(RegistrationPage.FIELD_PASSWORD_CONFIRM, Messages.INVALID_PASSWORD_CONFIRM));
        }
        var refused = context.getSession()
                .getProvider(PasswordPolicyManagerProvider.class)
                .validate(email(form), password);
        return refused == null
                ? List.of()
                : List.of(new FormMessage(PASSWORD, refused.getMessage(), refused.getParameters()));
    }

    private static UserProfile profile(KeycloakSession session, MultivaluedMap<String, String> form) {
        var known = (UserProfile) session.getAttribute(PROFILE);
        if (known != null) {
            return known;
        }
        var fields = new MultivaluedHashMap<>(form);
        fields.remove(PASSWORD);
        fields.remove(RegistrationPage.FIELD_PASSWORD_CONFIRM);
        UserProfile profile =
                session.getProvider(UserProfileProvider.class).create(UserProfileContext.REGISTRATION, fields);
        session.setAttribute(PROFILE, profile);
        return profile;
    }

    private static void hash(KeycloakSession session, RealmModel realm, String password) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        PasswordHashProvider hashing = policy.getHashAlgorithm() == null
                ? session.getProvider(PasswordHashProvider.class)
                : session.getProvider(PasswordHashProvider.class, policy.getHashAlgorithm());
        hashing.encodedCredential(password, policy.getHashIterations());
    }

    private static @Nullable UserModel owner(KeycloakSession session, RealmModel realm, String email) {
        UserModel byEmail = session.users().getUserByEmail(realm, email);
        return byEmail == null ? session.users().getUserByUsername(realm, email) : byEmail;
    }

    private static String email(MultivaluedMap<String, String> form) {
        return Objects.requireNonNullElse(form.getFirst(UserModel.EMAIL), "").strip();
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
