package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People as models and Camunda name them: by id or e-mail address. */
@Component
class NamedPeople {

    private final People people;

    NamedPeople(People people) {
        this.people = people;
    }

    /** @param lists names, also several in one text with commas between @throws InvalidInput if one is nobody */
    List<PersonId> all(List<String> lists) {
        var found = new ArrayList<PersonId>();
        for (String list : lists) {
            for (String name : list.split(",", -1)) {
                if (!name.isBlank()) {
                    found.add(find(name.strip())
                            .orElseThrow(() ->
                                    new InvalidInput("assignees", "unknown", "Nobody is known as " + name + ".")));
                }
            }
        }
        return found;
    }

    Optional<PersonId> find(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        if (name.contains("@")) {
            return people.findByEmail(name).map(PersonView::id);
        }
        try {
            PersonId id = PersonId.of(name);
            return people.find(List.of(id)).containsKey(id) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
