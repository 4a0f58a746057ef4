package io.taskloom.engine.task;

import static java.util.Objects.requireNonNull;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.field.CustomFieldType;
import io.taskloom.engine.task.field.FieldId;
import io.taskloom.engine.task.field.FieldValues;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names to the values of custom fields, of many tasks by the same few queries; those in the archive are left out. */
@Component
public class FieldLabels {

    private final FieldValues values;
    private final People people;

    FieldLabels(FieldValues values, People people) {
        this.values = values;
        this.people = people;
    }

    /** What is known of some fields, and of the people in them. */
    public static final class Known {

        static final Known NOTHING = new Known(Map.of(), Map.of());

        private final Map<FieldId, CustomField> fields;
        private final Map<PersonId, PersonView> named;

        private Known(Map<FieldId, CustomField> fields, Map<PersonId, PersonView> named) {
            this.fields = fields;
            this.named = named;
        }

        /** In the order of the project's fields. */
        public List<TaskFieldValue> of(Map<FieldId, Object> of) {
            return of.isEmpty()
                    ? List.of()
                    : fields.values().stream()
                            .filter(field -> field.inSight() && of.containsKey(field.id()))
                            .map(field -> view(field, requireNonNull(of.get(field.id()))))
                            .toList();
        }

        private TaskFieldValue view(CustomField field, Object value) {
            return new TaskFieldValue(field.id(), field.name(), field.type(), value, label(field, value));
        }

        private @Nullable String label(CustomField field, Object value) {
            return switch (field.type()) {
                case CHOICE ->
                    field.choices().stream()
                            .filter(choice -> choice.id().toString().equals(value))
                            .map(choice -> choice.name())
                            .findAny()
                            .orElse(null);
                case PERSON -> {
                    PersonView person = named.get(PersonId.of(String.valueOf(value)));
                    yield person == null ? null : person.name();
                }
                case TEXT, NUMBER, DATE, CHECKBOX, URL -> null;
            };
        }
    }

    public Known of(Collection<Map<FieldId, Object>> some) {
        Set<FieldId> ids = new HashSet<>();
        some.forEach(each -> ids.addAll(each.keySet()));
        if (ids.isEmpty()) {
            return Known.NOTHING;
        }
        Map<FieldId, CustomField> fields = values.named(ids);
        Set<PersonId> who = new HashSet<>();
        for (Map<FieldId, Object> each : some) {
            each.forEach((id, value) -> {
                CustomField field = fields.get(id);
                if (field != null && field.type() == CustomFieldType.PERSON) {
                    who.add(PersonId.of(String.valueOf(value)));
                }
            });
        }
        return new Known(fields, who.isEmpty() ? Map.of() : new HashMap<>(people.find(who)));
    }

    /** What of a change is about custom fields. */
    List<TaskFieldChange> changes(List<FieldChange> changes) {
        List<FieldChange> own = changes.stream()
                .filter(change -> change.field().startsWith(FieldChange.OWN))
                .toList();
        Map<FieldId, CustomField> fields = own.isEmpty()
                ? Map.of()
                : values.named(own.stream().map(FieldLabels::id).toList());
        return own.stream()
                .filter(change -> fields.containsKey(id(change)))
                .map(change -> {
                    CustomField field = requireNonNull(fields.get(id(change)));
                    return new TaskFieldChange(field.id(), field.name(), field.type(), change.from(), change.to());
                })
                .toList();
    }

    private static FieldId id(FieldChange change) {
        return FieldId.of(change.field().substring(FieldChange.OWN.length()));
    }
}
