package io.taskloom.engine.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Finds the person behind a token; their row is written only when the token tells something new. */
@Component
class TokenHolders {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final People people;
    private final Cache<String, Holder> seen = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofMinutes(30))
            .build();

    TokenHolders(People people) {
        this.people = people;
    }

    SignedIn of(Jwt token) {
        if (!Boolean.TRUE.equals(token.getClaimAsBoolean("email_verified"))) {
            throw new EmailNotVerified();
        }
        Profile profile = profile(token);
        Holder person = seen.getIfPresent(profile.subject());
        if (person == null || !person.profile().equals(profile)) {
            person = new Holder(people.save(newId(profile.subject()), profile), profile);
            seen.put(profile.subject(), person);
        }
        return new SignedIn(
                person.id(),
                profile.email(),
                profile.roles(),
                token.getClaimAsString("sid"),
                token.getClaimAsInstant("auth_time"),
                Objects.requireNonNullElse(token.getExpiresAt(), Instant.EPOCH),
                null);
    }

    private static Profile profile(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return new Profile(
                token.getSubject(),
                token.getClaimAsString("email"),
                name(token),
                token.getClaimAsString("picture"),
                token.getClaimAsString("locale"),
                token.getClaimAsString("zoneinfo"),
                Role.of(roles == null ? List.of() : roles));
    }

    private static String name(Jwt token) {
        for (String claim : List.of("name", "preferred_username", "email")) {
            @Nullable String value = token.getClaimAsString(claim);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return token.getSubject();
    }

    private static PersonId newId(String subject) {
        return new PersonId(UUID_FORM.matcher(subject).matches() ? UUID.fromString(subject) : Ids.next());
    }

    /** As the last token told it. */
    private record Holder(PersonId id, Profile profile) {}
}
