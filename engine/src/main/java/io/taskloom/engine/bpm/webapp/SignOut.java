package io.taskloom.engine.bpm.webapp;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Ends the session at Keycloak with ours; signing out would otherwise sign in again at the next click. Camunda's own button
 * calls by script, which can't follow a redirect to Keycloak, so the session is ended from here; a browser's {@code POST
 * /logout} is sent there besides (OpenID Connect RP-Initiated Logout 1.0).
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SignOut implements LogoutHandler, LogoutSuccessHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignOut.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final WebappSettings settings;
    private final OAuth2AuthorizedClientRepository tokens;
    private final OidcClientInitiatedLogoutSuccessHandler browser;
    private final RestClient keycloak;

    SignOut(WebappSettings settings, OAuth2AuthorizedClientRepository tokens, ClientRegistrationRepository clients) {
        this.settings = settings;
        this.tokens = tokens;
        this.browser = new OidcClientInitiatedLogoutSuccessHandler(clients);
        browser.setPostLogoutRedirectUri("{baseUrl}/");
        this.keycloak = RestClient.builder().requestFactory(patiently()).build();
    }

    /** Nobody who signs in or out waits for a Keycloak that is away. */
    static ClientHttpRequestFactory patiently() {
        return ClientHttpRequestFactoryBuilder.jdk()
                .build(ClientHttpRequestFactorySettings.defaults()
                        .withConnectTimeout(PATIENCE)
                        .withReadTimeout(PATIENCE));
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication == null) {
            return;
        }
        OAuth2AuthorizedClient client =
                tokens.loadAuthorizedClient(SignInClients.REGISTRATION, authentication, request);
        if (client != null && client.getRefreshToken() != null) {
            end(client.getRefreshToken().getTokenValue());
        }
    }

    private void end(String refreshToken) {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", settings.cockpit().clientId());
        form.add("client_secret", settings.cockpit().clientSecret());
        form.add("refresh_token", refreshToken);
        try {
            keycloak.post()
                    .uri(settings.backend("logout"))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException unreachable) {
            LOG.warn("Keycloak could not be told of a sign-out: {}", unreachable.getMessage());
        }
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException, jakarta.servlet.ServletException {
        if (Refusals.isCall(request)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            browser.onLogoutSuccess(request, response, authentication);
        }
    }
}
