package io.taskloom.engine.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is who. Names may be half a minute old; ids never change. */
@Service
public class People {

    private static final int LONGEST_ZONE = 64;

    private final PersonRepository repository;
    private final Clock clock;
    private final Cache<PersonId, Person> known = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    People(PersonRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Those of the ids that are people, by id. */
    @Transactional(readOnly = true)
    public Map<PersonId, PersonView> find(Collection<PersonId> ids) {
        Map<PersonId, PersonView> found = new LinkedHashMap<>();
        persons(ids).forEach((id, person) -> found.put(id, person.view()));
        return found;
    }

    /** @throws NotFound if nobody has that id */
    @Transactional(readOnly = true)
    public PersonView get(PersonId id) {
        return person(id).view();
    }

    /** The case of letters does not matter. */
    @Transactional(readOnly = true)
    public Optional<PersonView> findByEmail(String email) {
        return repository.findByEmail(email.strip()).map(Person::view);
    }

    /** Roles in the whole installation, as the person's last token said; none for who never signed in. */
    @Transactional(readOnly = true)
    public Set<Role> roles(PersonId id) {
        Person person = persons(Set.of(id)).get(id);
        return person == null ? Set.of() : person.profile().roles();
    }

    /** The zone the person lives in; UTC where it is not known. */
    @Transactional(readOnly = true)
    public ZoneId timeZone(PersonId id) {
        String zone = person(id).profile().timeZone();
        return zone != null && ZoneId.getAvailableZoneIds().contains(zone) ? ZoneId.of(zone) : ZoneId.of("UTC");
    }

    /** The zone the actor's person lives in; UTC for whoever is none. */
    @Transactional(readOnly = true)
    public ZoneId timeZone(Actor actor) {
        PersonId person = actor.person();
        return person == null ? ZoneOffset.UTC : timeZone(person);
    }

    /**
     * @param name IANA; null for the actor's own
     * @param path of the name in the input, for the error
     * @throws InvalidInput if there is none of this name
     */
    @Transactional(readOnly = true)
    public ZoneId timeZone(Actor actor, @Nullable String name, String path) {
        if (name == null) {
            return timeZone(actor);
        }
        try {
            if (name.length() <= LONGEST_ZONE) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException e) {
            // Answered as what is too long.
        }
        throw new InvalidInput(path, "unknown", "There is no time zone of this name.");
    }

    /**
     * Makes somebody known before they first sign in: demo data, invitations. Their token completes the row.
     *
     * @param id their {@code sub} in Keycloak
     */
    @Transactional
    public void introduce(PersonId id, String name, String email) {
        if (persons(Set.of(id)).isEmpty()) {
            save(id, new Profile(id.toString(), email, name, null, null, null, Set.of(Role.USER)));
        }
    }

    /**
     * Nothing of the person is left but that there was one: what they made stays attributed to the row. For whoever deletes
     * accounts; asked twice, it changes nothing. Other nodes may know the name for half a minute more.
     */
    @Transactional
    public void erase(PersonId id) {
        repository.erase(id, clock.instant());
        known.invalidate(id);
    }

    /** What is known of the person is read anew; for whoever has changed some of it, after the commit. */
    public void readAgain(PersonId id) {
        known.invalidate(id);
    }

    /** Package-private: only a checked token changes who somebody is. */
    PersonId save(PersonId id, Profile profile) {
        PersonId saved = repository.save(id, profile, clock.instant());
        known.invalidate(saved);
        return saved;
    }

    Person person(PersonId id) {
        Person person = persons(Set.of(id)).get(id);
        if (person == null) {
            throw new NotFound("person", id);
        }
        return person;
    }

    private Map<PersonId, Person> persons(Collection<PersonId> ids) {
        Map<PersonId, Person> found = new LinkedHashMap<>(known.getAllPresent(ids));
        Set<PersonId> missing = new HashSet<>(ids);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            for (Person person : repository.find(missing)) {
                known.put(person.id(), person);
                found.put(person.id(), person);
            }
        }
        return found;
    }
}
