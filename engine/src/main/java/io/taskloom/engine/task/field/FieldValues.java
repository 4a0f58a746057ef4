package io.taskloom.engine.task.field;

import static java.util.stream.Collectors.toMap;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import io.taskloom.engine.project.Projects;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Values of custom fields, as JSON has them: a {@link String} for texts, addresses, days ({@code 2026-12-31}) and the ids of
 * choices and people, a {@link BigDecimal} for numbers, a {@link Boolean} for checkboxes. Nothing that breaks a rule of its
 * field gets in.
 */
@Component
public class FieldValues {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_URL = 2_000;
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private final CustomFieldRows rows;
    private final Projects projects;

    FieldValues(CustomFieldRows rows, Projects projects) {
        this.rows = rows;
        this.projects = projects;
    }

    /** Whichever project they are of; for who may see what has them. In their order. */
    @Transactional(readOnly = true)
    public Map<FieldId, CustomField> named(Collection<FieldId> ids) {
        return rows.find(ids).stream()
                .collect(toMap(CustomField::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /**
     * The values after an edit; those of fields that it does not name stay.
     *
     * @param edits by a field's id; null takes a value off
     * @param all whether what is in sight and not named goes as well
     * @throws InvalidInput naming each field that is unknown, or whose rules a value breaks
     */
    @Transactional(readOnly = true)
    public Map<FieldId, Object> edited(
            ProjectId project, Map<FieldId, Object> now, Map<String, ? extends @Nullable Object> edits, boolean all) {
        if (edits.isEmpty() && (!all || now.isEmpty())) {
            return now;
        }
        Map<String, CustomField> fields = inSight(project);
        Map<FieldId, Object> next = new HashMap<>(now);
        if (all) {
            fields.values().forEach(field -> next.remove(field.id()));
        }
        var errors = new ArrayList<FieldError>();
        edits.forEach((id, value) -> {
            CustomField field = fields.get(id.toLowerCase(Locale.ROOT));
            String path = "fields." + (id.length() > 40 ? id.substring(0, 40) : id);
            if (field == null) {
                errors.add(new FieldError(path, "unknown", "The project has no such field."));
            } else if (value == null) {
                next.remove(field.id());
            } else {
                switch (read(field, value)) {
                    case Read.Value(Object fine) -> next.put(field.id(), fine);
                    case Read.Wrong(String code, String message) -> errors.add(new FieldError(path, code, message));
                }
            }
        });
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return next;
    }

    /** Those that the project could take today, by their fields' ids: its field is there and the value keeps its rules. */
    @Transactional(readOnly = true)
    public Map<String, Object> usable(ProjectId project, Map<String, Object> values) {
        Map<String, CustomField> fields = values.isEmpty() ? Map.of() : inSight(project);
        Map<String, Object> usable = new LinkedHashMap<>();
        values.forEach((id, value) -> {
            CustomField field = fields.get(id);
            if (field != null && read(field, value) instanceof Read.Value(Object fine)) {
                usable.put(id, fine);
            }
        });
        return usable;
    }

    /**
     * What of a task's values goes along to another project: those whose field is there too, by name and type, and takes the
     * value; choices by their names.
     */
    @Transactional(readOnly = true)
    public Map<FieldId, Object> carried(Map<FieldId, Object> values, ProjectId target) {
        if (values.isEmpty()) {
            return values;
        }
        Map<FieldId, CustomField> from = named(values.keySet());
        List<CustomField> there = List.copyOf(inSight(target).values());
        Map<FieldId, Object> carried = new HashMap<>();
        values.forEach((id, value) -> {
            CustomField old = from.get(id);
            if (old == null || !old.inSight()) {
                return;
            }
            there.stream()
                    .filter(field -> field.type() == old.type() && field.name().equalsIgnoreCase(old.name()))
                    .findAny()
                    .ifPresent(field -> {
                        Object same = old.type() == CustomFieldType.CHOICE ? sameChoice(old, field, value) : value;
                        if (same != null && read(field, same) instanceof Read.Value(Object fine)) {
                            carried.put(field.id(), fine);
                        }
                    });
        });
        return carried;
    }

    /** What a field would keep for a value in which a choice is named by its word. */
    public static Object named(CustomField field, Object value) {
        return field.choices().stream()
                .filter(choice -> choice.name().equalsIgnoreCase(String.valueOf(value)))
                .<Object>map(choice -> choice.id().toString())
                .findAny()
                .orElse(value);
    }

    /** As it is kept, whichever way it came out of JSON. */
    public static Object plain(Object value) {
        BigDecimal number = Numbers.read(value);
        return number == null ? value : number;
    }

    private Map<String, CustomField> inSight(ProjectId project) {
        return rows.of(List.of(project)).stream()
                .filter(CustomField::inSight)
                .collect(toMap(
                        field -> field.id().toString(), Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private static @Nullable Object sameChoice(CustomField from, CustomField to, Object value) {
        return from.choices().stream()
                .filter(choice -> choice.id().toString().equals(value))
                .flatMap(choice ->
                        to.choices().stream().filter(other -> other.name().equalsIgnoreCase(choice.name())))
                .map(other -> other.id().toString())
                .findAny()
                .orElse(null);
    }

    private Read read(CustomField field, Object value) {
        return switch (field.type()) {
            case TEXT -> text(field, value);
            case NUMBER -> number(field, value);
            case DATE -> date(field, value);
            case CHOICE ->
                value instanceof String text
                                && field.choices().stream()
                                        .anyMatch(
                                                choice -> choice.id().toString().equalsIgnoreCase(text))
                        ? new Read.Value(text.toLowerCase(Locale.ROOT))
                        : new Read.Wrong("choice", "%s is one of its choices, by id.".formatted(field.name()));
            case PERSON -> person(field, value);
            case CHECKBOX ->
                value instanceof Boolean
                        ? new Read.Value(value)
                        : new Read.Wrong("format", "%s is true or false.".formatted(field.name()));
            case URL -> url(field, value);
        };
    }

    private static Read text(CustomField field, Object value) {
        return value instanceof String text && FieldRules.line(text.strip(), LONGEST_TEXT)
                ? new Read.Value(text.strip())
                : new Read.Wrong("length", "%s is a line of 1 to 500 characters.".formatted(field.name()));
    }

    private static Read number(CustomField field, Object value) {
        BigDecimal number = Numbers.read(value);
        if (number == null) {
            return new Read.Wrong("format", "%s is a number.".formatted(field.name()));
        }
        if (!Numbers.fits(number)) {
            return new Read.Wrong(
                    "range", "%s has up to 15 digits, 6 of them behind the point.".formatted(field.name()));
        }
        if (field.decimals() != null && number.scale() > field.decimals()) {
            return new Read.Wrong("decimals", "%s has at most %d decimals.".formatted(field.name(), field.decimals()));
        }
        if (field.min() != null && number.compareTo(field.min()) < 0) {
            return new Read.Wrong(
                    "range",
                    "%s is at least %s.".formatted(field.name(), field.min().toPlainString()));
        }
        if (field.max() != null && number.compareTo(field.max()) > 0) {
            return new Read.Wrong(
                    "range",
                    "%s is at most %s.".formatted(field.name(), field.max().toPlainString()));
        }
        return new Read.Value(number);
    }

    private static Read date(CustomField field, Object value) {
        try {
            LocalDate day = value instanceof String text ? LocalDate.parse(text) : null;
            if (day != null && !day.isBefore(FIRST) && !day.isAfter(LAST)) {
                return new Read.Value(day.toString());
            }
        } catch (DateTimeException e) {
            // Told below, like everything else that is no such day.
        }
        return new Read.Wrong("format", "%s is a day such as 2026-12-31, from 1900 to 2199.".formatted(field.name()));
    }

    private Read person(CustomField field, Object value) {
        try {
            PersonId person = new PersonId(UUID.fromString(String.valueOf(value)));
            if (projects.membersAmong(field.projectId(), Set.of(person)).contains(person)) {
                return new Read.Value(person.toString());
            }
        } catch (IllegalArgumentException e) {
            // No id is the id of nobody.
        }
        return new Read.Wrong("not-a-member", "%s is somebody of the project, by id.".formatted(field.name()));
    }

    private static Read url(CustomField field, Object value) {
        if (value instanceof String text && text.length() <= LONGEST_URL && address(text.strip())) {
            return new Read.Value(text.strip());
        }
        return new Read.Wrong(
                "format",
                "%s is an address that begins with http:// or https://, of up to 2000 characters, without a password."
                        .formatted(field.name()));
    }

    private static boolean address(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            String host = uri.getRawAuthority();
            return scheme != null
                    && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
                    && host != null
                    && !host.isEmpty()
                    && host.indexOf('@') < 0;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private sealed interface Read {
        record Value(Object value) implements Read {}

        record Wrong(String code, String message) implements Read {}
    }
}
