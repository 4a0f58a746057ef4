package io.taskloom.engine.bpm.webapp;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.taskloom.engine.bpm.EndedSignIns;
import io.taskloom.engine.bpm.Memberships;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The door to Camunda's pages: its own chain, with a session, since those pages know no tokens. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:camunda-webapp.properties")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class WebappSecurity {

    static final String ADMIN = "admin";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    static final String LOGIN = "/oauth2/authorization/" + SignInClients.REGISTRATION;
    private static final String LOGOUT_CALL = "/camunda/api/admin/auth/user/*/logout";

    @Bean
    @Order(50)
    SecurityFilterChain camundaChain(
            HttpSecurity http,
            Refusals refusals,
            SignOut signOut,
            SignInRenewal renewal,
            OAuth2AuthorizedClientRepository tokens,
            ObjectProvider<EndedSignIns> ended,
            ObjectProvider<Memberships> memberships,
            WebappSettings settings,
            Clock clock)
            throws Exception {
        var contexts = new HttpSessionSecurityContextRepository();
        return http.securityMatcher(
                        any("/camunda", "/camunda/**", "/login/oauth2/**", "/oauth2/authorization/**", "/logout"))
                .authorizeHttpRequests(rules -> rules
                        // Camunda's own check of its token ends the session of whoever was made to call.
                        .requestMatchers(WebappSecurity::isMadeByAnotherSite)
                        .denyAll()
                        // Everybody publishes through Taskloom; the engine refuses it at its own door as well.
                        .requestMatchers(on(GET, "/camunda/api/engine/engine/*/deployment/**"))
                        .authenticated()
                        .requestMatchers(path("/camunda/api/engine/engine/*/deployment/**"))
                        .denyAll()
                        // Answered before by the logout filter, unless another site's page asks.
                        .requestMatchers(path("/logout"))
                        .denyAll()
                        // Camunda's own sign-in and first-user set-up have no place beside Keycloak.
                        .requestMatchers(any("/camunda/api/admin/auth/user/*/login/**", "/camunda/api/admin/setup/**"))
                        .denyAll()
                        .requestMatchers(path("/camunda/api/admin/auth/**"))
                        .authenticated()
                        // A step is completed with what its form asks for; nobody else writes into a run.
                        .requestMatchers(new AndRequestMatcher(
                                any(
                                        "/camunda/api/engine/engine/*/task/*/variables/**",
                                        "/camunda/api/engine/engine/*/task/*/localVariables/**"),
                                request -> !"GET".equals(request.getMethod())))
                        .hasRole(ADMIN)
                        .requestMatchers(any(
                                "/camunda/app/cockpit/**",
                                "/camunda/api/cockpit/**",
                                "/camunda/app/admin/**",
                                "/camunda/api/admin/**"))
                        .hasRole(ADMIN)
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.loginPage(LOGIN)
                        .userInfoEndpoint(
                                user -> user.oidcUserService(request -> SignInRenewal.user(request.getIdToken())))
                        .failureHandler(refusals::signInFailed))
                .logout(logout -> logout.logoutRequestMatcher(new AndRequestMatcher(
                                WebappSecurity::isFromOurPages,
                                new OrRequestMatcher(on(POST, "/logout"), on(POST, LOGOUT_CALL))))
                        .addLogoutHandler(signOut)
                        .logoutSuccessHandler(signOut))
                .exceptionHandling(
                        errors -> errors.defaultAuthenticationEntryPointFor(refusals::unauthenticated, Refusals::isCall)
                                .accessDeniedHandler(refusals::denied))
                .securityContext(context -> context.securityContextRepository(contexts))
                .addFilterBefore(
                        new StandingSignIn(
                                contexts,
                                tokens,
                                renewal,
                                ended,
                                settings.cockpit().withoutKeycloak(),
                                clock),
                        LogoutFilter.class)
                .addFilterAfter(new CamundaSignIn(memberships), AuthorizationFilter.class)
                // Camunda's pages bring their own, CsrfPreventionFilter, beside the first rule above.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .build();
    }

    /** Every browser of today says which site a request comes from (W3C Fetch Metadata); others send no such header. */
    private static boolean isFromOurPages(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private static boolean isMadeByAnotherSite(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && !isFromOurPages(request);
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher on(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    private static RequestMatcher any(String... patterns) {
        return new OrRequestMatcher(
                List.of(patterns).stream().map(WebappSecurity::path).toList());
    }
}
