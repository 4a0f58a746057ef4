package io.taskloom.engine.bpm.webapp;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks Keycloak for a new ID token of somebody who is signed in to Camunda's pages. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SignInRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(SignInRenewal.class);

    private final RestClientRefreshTokenTokenResponseClient keycloak;
    private final JwtDecoderFactory<ClientRegistration> decoders;

    SignInRenewal(JwtDecoderFactory<ClientRegistration> decoders) {
        this.decoders = decoders;
        this.keycloak = new RestClientRefreshTokenTokenResponseClient();
        keycloak.setRestClient(RestClient.builder()
                .requestFactory(SignOut.patiently())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
    }

    sealed interface Outcome {}

    /** @param client with the refresh token to use next: each is good for once */
    record Renewed(OidcUser user, OAuth2AuthorizedClient client) implements Outcome {}

    /** The session has ended there. */
    record Refused() implements Outcome {}

    record Unanswered() implements Outcome {}

    Outcome renew(OAuth2AuthorizedClient client, OidcIdToken old) {
        if (client.getRefreshToken() == null) {
            return new Refused();
        }
        try {
            OAuth2AccessTokenResponse answer = keycloak.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                    client.getClientRegistration(), client.getAccessToken(), client.getRefreshToken()));
            OidcIdToken fresh = idToken(client.getClientRegistration(), answer);
            if (!fresh.getSubject().equals(old.getSubject())) {
                return new Refused();
            }
            return new Renewed(
                    user(fresh),
                    new OAuth2AuthorizedClient(
                            client.getClientRegistration(),
                            client.getPrincipalName(),
                            answer.getAccessToken(),
                            answer.getRefreshToken()));
        } catch (OAuth2AuthorizationException e) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(e.getError().getErrorCode())) {
                return new Refused();
            }
            LOG.debug("Keycloak renews no sign-in", e);
            return new Unanswered();
        } catch (JwtException e) {
            LOG.debug("Keycloak's ID token can't be read", e);
            return new Unanswered();
        }
    }

    private OidcIdToken idToken(ClientRegistration registration, OAuth2AccessTokenResponse answer) {
        Object text = answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
        if (!(text instanceof String token)) {
            throw new JwtException("Keycloak gave no ID token");
        }
        Jwt jwt = decoders.createDecoder(registration).decode(token);
        return new OidcIdToken(jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims());
    }

    /** Roles are read from the ID token, so that nothing more is asked of Keycloak. */
    static OidcUser user(OidcIdToken token) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        List<String> roles = token.getClaimAsStringList("roles");
        if (roles != null) {
            roles.forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
        }
        return new DefaultOidcUser(authorities, token, "sub");
    }
}
