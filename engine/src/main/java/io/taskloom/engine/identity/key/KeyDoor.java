package io.taskloom.engine.identity.key;

import io.taskloom.engine.identity.OtherBearer;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.identity.Role;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.identity.StayingAccounts;
import io.taskloom.engine.web.KeyAccess;
import io.taskloom.engine.web.Keys;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Lets in who brings an API key, to what its scopes open: decided by the operation's {@link Keys}, before anything is done. */
@Component
class KeyDoor implements OtherBearer {

    private static final String ABOUT_ONESELF = "/api/v1/me";

    private final KnownKeys keys;
    private final KeyUses uses;
    private final StayingAccounts staying;
    private final People people;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Clock clock;

    KeyDoor(
            KnownKeys keys,
            KeyUses uses,
            StayingAccounts staying,
            People people,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
            Clock clock) {
        this.keys = keys;
        this.uses = uses;
        this.staying = staying;
        this.people = people;
        this.mappings = mappings;
        this.clock = clock;
    }

    @Override
    public boolean recognises(String bearer) {
        return KeyText.looksLikeOne(bearer);
    }

    @Override
    public SignedIn check(String bearer, HttpServletRequest request) {
        ApiKey key = good(bearer);
        HandlerMethod operation = operation(request);
        if (operation != null && !request.getRequestURI().equals(ABOUT_ONESELF)) {
            requireOpen(key, operation, request);
        }
        uses.note(key.id(), request.getRemoteAddr());
        PersonView person = people.get(key.person());
        return new SignedIn(
                key.person(),
                person.email(),
                roles(key),
                null,
                null,
                Objects.requireNonNullElse(key.expiresAt(), Instant.MAX),
                new SignedIn.Key(key.id().value(), key.workspace()));
    }

    private ApiKey good(String bearer) {
        KeyText text = KeyText.parse(bearer).orElseThrow(KeyRefused::new);
        ApiKey key = keys.find(text.locator()).orElseThrow(KeyRefused::new);
        if (!text.matches(key.hash())) {
            throw new KeyRefused();
        }
        staying.requireStaying(key.person().toString());
        if (key.isOver(clock.instant())) {
            throw new KeyRefused();
        }
        return key;
    }

    private static void requireOpen(ApiKey key, HandlerMethod operation, HttpServletRequest request) {
        KeyAccess access =
                KeyAccess.to(operation, HttpMethod.valueOf(request.getMethod())).orElseThrow(ClosedToKeys::new);
        Scope needed = Scope.of(access.scope());
        if (!key.may(needed)) {
            throw new ScopeMissing(needed);
        }
        if (access.acrossWorkspaces() && key.workspace() != null) {
            throw new ClosedToBoundKeys();
        }
    }

    /** Null where there is none: such a request ends with 404 or 405. */
    private @Nullable HandlerMethod operation(HttpServletRequest request) {
        ServletRequestPathUtils.parseAndCache(request);
        try {
            var found = mappings.getObject().getHandler(request);
            return found != null && found.getHandler() instanceof HandlerMethod method ? method : null;
        } catch (Exception e) {
            return null;
        }
    }

    /** An installation's admin is one in person only. */
    private Set<Role> roles(ApiKey key) {
        return people.roles(key.person()).stream()
                .filter(role -> role != Role.ADMIN)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void refuseInAddress(HttpServletRequest request) {
        String query = request.getQueryString();
        if (hasKey(request.getRequestURI()) || (query != null && hasKey(query))) {
            throw new KeyInAddress();
        }
    }

    private static boolean hasKey(String text) {
        // Also where its underscore is escaped, as %5F.
        String lower = text.contains("%") ? decoded(text) : text;
        return lower.contains("tl_") && KeyText.isIn(lower);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
