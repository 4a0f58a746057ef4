package io.taskloom.engine.identity;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What browsers are told about our pages (promise O8). */
final class BrowserPolicy {

    private BrowserPolicy() {}

    static void apply(HeadersConfigurer<HttpSecurity> headers, IdentitySettings settings) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(contentSecurityPolicy(settings)))
                // The silent renewal of a token loads our own page in a frame.
                .frameOptions(FrameOptionsConfig::sameOrigin)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    }

    private static String contentSecurityPolicy(IdentitySettings settings) {
        String keycloak = settings.issuerOrigin();
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'",
                // bpmn-js and Mantine write style attributes.
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob: https:",
                "font-src 'self' data:",
                "worker-src 'self' blob:",
                "connect-src 'self' " + keycloak + concat(settings),
                "frame-src 'self' " + keycloak,
                "form-action 'self' " + keycloak,
                "frame-ancestors 'self'",
                "base-uri 'self'",
                "object-src 'none'");
    }

    private static String concat(IdentitySettings settings) {
        return settings.connectSources().isEmpty() ? "" : " " + String.join(" ", settings.connectSources());
    }
}
