package io.taskloom.engine.identity;

import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.PersonId;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts names to whoever did something. */
@Service
public class ActorNames {

    private final People people;

    ActorNames(People people) {
        this.people = people;
    }

    /** One for each of the actors. */
    @Transactional(readOnly = true)
    public Map<ActorColumns, ActorView> of(Collection<ActorColumns> actors) {
        Map<PersonId, PersonView> known = people.find(actors.stream()
                .filter(actor -> ActorColumns.namesPerson(actor.kind()))
                .map(actor -> PersonId.of(actor.id()))
                .distinct()
                .toList());
        return actors.stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), actor -> view(actor, known)));
    }

    private static ActorView view(ActorColumns actor, Map<PersonId, PersonView> known) {
        return switch (actor.kind()) {
            case "person", "import", "quiet_import" -> {
                PersonView person = known.get(PersonId.of(actor.id()));
                yield person == null
                        ? named(actor, "Somebody")
                        : new ActorView(actor.kind(), actor.id(), person.name(), person.pictureUrl());
            }
            case "run" -> named(actor, "Automation");
            default -> named(actor, "Taskloom");
        };
    }

    private static ActorView named(ActorColumns actor, String name) {
        return new ActorView(actor.kind(), actor.id(), name, null);
    }
}
