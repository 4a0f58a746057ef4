package io.taskloom.engine.template;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.problem.InvalidInput;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where somebody's times are meant. */
@Component
class LocalZone {

    private final People people;
    private final Clock clock;

    LocalZone(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    ZoneId of(Actor actor) {
        return people.timeZone(actor);
    }

    /** @param name IANA; null for the actor's own @throws InvalidInput if there is none of this name */
    ZoneId named(Actor actor, @Nullable String name) {
        return people.timeZone(actor, name, "timeZone");
    }

    LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** @throws InvalidInput if dates counted from there could leave what can be kept */
    static LocalDate checked(LocalDate anchor) {
        if (anchor.getYear() < 1981 || anchor.getYear() > 9_980) {
            throw new InvalidInput("anchor", "range", "The day lies between 1981 and 9980.");
        }
        return anchor;
    }
}
