package io.taskloom.engine.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Who may come in by which door. Two chains, both without session or cookie: the API, and what is left (pages, probes,
 * handshakes). A chain for another door is ordered before 100.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private final Tokens tokens;
    private final SecurityProblems problems;
    private final IdentitySettings settings;
    private final List<PageSources> sources;
    private final OtherBearerFilter others;
    private final BearerTokenResolver realm = new DefaultBearerTokenResolver();

    ApiSecurity(
            Tokens tokens,
            SecurityProblems problems,
            IdentitySettings settings,
            ObjectProvider<PageSources> sources,
            ObjectProvider<OtherBearer> others) {
        this.tokens = tokens;
        this.problems = problems;
        this.settings = settings;
        this.sources = sources.orderedStream().toList();
        this.others = new OtherBearerFilter(others.orderedStream().toList(), problems);
    }

    @Bean
    @Order(100)
    SecurityFilterChain apiChain(HttpSecurity http) throws Exception {
        return common(http.securityMatcher("/api/**"))
                .authorizeHttpRequests(rules -> rules.requestMatchers("/api/v1/admin/**")
                        .hasRole("admin")
                        // A mailed link is all that whoever wants their account back can show.
                        .requestMatchers("/api/v1/account-recovery/*")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    @Order(200)
    SecurityFilterChain openChain(HttpSecurity http) throws Exception {
        List<IpAddressMatcher> scrapers =
                settings.metricsFrom().stream().map(IpAddressMatcher::new).toList();
        return common(http)
                .authorizeHttpRequests(rules -> rules.requestMatchers("/actuator/health/**", "/actuator/info", "/error")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .access((who, context) -> new AuthorizationDecision(isFrom(scrapers, context.getRequest())
                                || who.get().getAuthorities().stream()
                                        .anyMatch(authority -> "ROLE_admin".equals(authority.getAuthority()))))
                        .requestMatchers("/actuator/**")
                        .hasRole("admin")
                        // The address is the key.
                        .requestMatchers("/callbacks/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** One observation a filter and request is a tenth of a small request's time, and nothing that anybody has asked for. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Who is connected, and whom a proxy speaks for: both must be allowed. */
    private static boolean isFrom(List<IpAddressMatcher> allowed, HttpServletRequest request) {
        String peer = PeerAddress.of(request);
        return peer != null
                && allowed.stream().anyMatch(addresses -> addresses.matches(peer))
                && allowed.stream().anyMatch(addresses -> addresses.matches(request));
    }

    private HttpSecurity common(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // In the same browser Camunda's pages have a session. A call here that gave it another id would take it
                // from whoever is just signing in there.
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::none))
                .headers(headers -> BrowserPolicy.apply(headers, settings, sources))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(problems::unauthenticated)
                        .accessDeniedHandler(problems::denied))
                .addFilterBefore(others, BearerTokenAuthenticationFilter.class)
                .oauth2ResourceServer(server -> server.bearerTokenResolver(this::token)
                        .authenticationEntryPoint(problems::unauthenticated)
                        .accessDeniedHandler(problems::denied)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(this::authentication))
                        .withObjectPostProcessor(answerEveryFailure()));
    }

    private @Nullable String token(HttpServletRequest request) {
        return others.recognises(request) ? null : realm.resolve(request);
    }

    private PersonAuthentication authentication(Jwt token) {
        try {
            return new PersonAuthentication(tokens.check(token));
        } catch (RuntimeException e) {
            throw new AccessRefused(e);
        }
    }

    /** Without this, failures on our side (database away) would leave the filter as a bare exception. */
    private ObjectPostProcessor<BearerTokenAuthenticationFilter> answerEveryFailure() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(problems::unauthenticated);
                return filter;
            }
        };
    }
}
