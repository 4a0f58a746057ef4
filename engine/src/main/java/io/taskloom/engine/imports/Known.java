package io.taskloom.engine.imports;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.field.FieldId;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.tag.TagId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a project has while a batch lasts; names in small letters. */
final class Known {

    final Map<String, SectionId> sections = new HashMap<>();
    final Map<String, TagId> tags = new HashMap<>();
    final Map<FieldId, CustomField> fields = new HashMap<>();
    final List<PersonView> people;
    /** What a dry run would have made by now: kind and name. */
    final Map<String, Set<String>> planned = new HashMap<>();

    Known(List<PersonView> people) {
        this.people = people;
    }

    Set<String> planned(String kind) {
        return planned.computeIfAbsent(kind, each -> new HashSet<>());
    }

    /** By address, else by the one name. @return empty also where several are called so */
    Optional<PersonId> person(String text) {
        String small = small(text);
        List<PersonView> found = people.stream()
                .filter(person -> small.equals(person.email() == null ? null : small(person.email()))
                        || small.equals(person.id().toString()))
                .toList();
        if (found.isEmpty()) {
            found = people.stream()
                    .filter(person -> small(person.name()).equals(small))
                    .toList();
        }
        return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
    }

    static String small(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
