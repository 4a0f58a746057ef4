package io.taskloom.engine.identity;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What browsers are told about our pages (promise O8). */
final class BrowserPolicy {

    private BrowserPolicy() {}

    static void apply(HeadersConfigurer<HttpSecurity> headers, IdentitySettings settings, List<PageSources> sources) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(contentSecurityPolicy(settings, sources)))
                // The silent renewal of a token loads our own page in a frame.
                .frameOptions(FrameOptionsConfig::sameOrigin)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    }

    private static String contentSecurityPolicy(IdentitySettings settings, List<PageSources> sources) {
        String keycloak = settings.issuerOrigin();
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'",
                // bpmn-js and Mantine write style attributes.
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob: https:" + all(sources.stream().map(PageSources::images)),
                "font-src 'self' data:",
                "worker-src 'self' blob:",
                "connect-src 'self' " + keycloak
                        + all(Stream.concat(
                                Stream.of(settings.connectSources()),
                                sources.stream().map(PageSources::connect))),
                "frame-src 'self' " + keycloak,
                "form-action 'self' " + keycloak,
                "frame-ancestors 'self'",
                "base-uri 'self'",
                "object-src 'none'");
    }

    private static String all(Stream<List<String>> sources) {
        return sources.flatMap(List::stream)
                .distinct()
                .map(source -> " " + source)
                .collect(Collectors.joining());
    }
}
