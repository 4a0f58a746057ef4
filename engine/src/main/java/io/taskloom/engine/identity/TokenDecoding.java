package io.taskloom.engine.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Which tokens are ours: signed by the realm with RS256 or ES256, meant for this API, in time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class TokenDecoding {

    @Bean
    JwtDecoder jwtDecoder(RealmKeys keys, StayingAccounts staying, IdentitySettings settings, Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
        // Claims are checked by the validators below, with our clock.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator(staying, settings, clock));
        return new KnownTokens(decoder, settings.clockSkew(), clock);
    }

    /** Whose account is to be deleted learns that by a token that has ended as well; but by none that is not ours. */
    private static OAuth2TokenValidator<Jwt> validator(
            StayingAccounts staying, IdentitySettings settings, Clock clock) {
        var inTime = new JwtTimestampValidator(settings.clockSkew());
        inTime.setClock(clock);
        var ours = new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(settings.issuer().toString()),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(settings.audience())),
                TokenDecoding::isComplete);
        return token -> {
            OAuth2TokenValidatorResult result = ours.validate(token);
            if (result.hasErrors()) {
                return result;
            }
            try {
                staying.requireStaying(token.getSubject());
            } catch (AccountDeleted e) {
                throw new AccessRefused(e);
            }
            return inTime.validate(token);
        };
    }

    private static OAuth2TokenValidatorResult isComplete(Jwt token) {
        return token.getExpiresAt() != null && token.getSubject() != null
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "exp and sub are needed", null));
    }
}
