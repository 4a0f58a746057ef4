package io.taskloom.engine.task.field;

import static java.util.Objects.requireNonNull;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a custom field can be. */
final class FieldRules {

    private static final int MOST_CHOICES = 100;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_UNIT = 12;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final List<String> COLORS = List.of(
            "#3b5bdb", "#099268", "#f08c00", "#9c36b5", "#e03131", "#0c8599", "#66a80f", "#c2255c", "#1971c2",
            "#e8590c", "#6741d9", "#2f9e44");

    private FieldRules() {}

    /** @throws InvalidInput naming every rule it breaks */
    static CustomField made(ProjectId project, String rank, NewField input) {
        return checked(new CustomField(
                new FieldId(Ids.next()),
                project,
                input.name().strip(),
                input.type(),
                rank,
                Boolean.TRUE.equals(input.required()),
                input.min(),
                input.max(),
                input.decimals(),
                blankless(input.unit()),
                choices(List.of(), input.choices() == null ? List.of() : input.choices()),
                null,
                1));
    }

    /** @throws InvalidInput naming every rule it breaks */
    static CustomField checked(CustomField field) {
        var errors = new ArrayList<FieldError>();
        if (!line(field.name(), LONGEST_NAME)) {
            errors.add(new FieldError("name", "length", "A field's name has 1 to 50 characters."));
        }
        if (field.type() == CustomFieldType.NUMBER) {
            number(field, errors);
        } else {
            refuse("min", field.min(), errors);
            refuse("max", field.max(), errors);
            refuse("decimals", field.decimals(), errors);
            refuse("unit", field.unit(), errors);
        }
        if (field.type() == CustomFieldType.CHOICE) {
            words(field.choices(), errors);
        } else if (!field.choices().isEmpty()) {
            errors.add(new FieldError("choices", "type", "Only a choice has these."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return field;
    }

    /** @throws InvalidInput if one names what the field does not have */
    static List<FieldChoice> choices(List<FieldChoice> now, List<ChoiceInput> wanted) {
        var choices = new ArrayList<FieldChoice>();
        for (int i = 0; i < wanted.size(); i++) {
            ChoiceInput input = wanted.get(i);
            ChoiceId id = input.id();
            FieldChoice known = id == null
                    ? null
                    : now.stream()
                            .filter(choice -> choice.id().equals(id))
                            .findAny()
                            .orElse(null);
            if (id != null && known == null) {
                throw new InvalidInput("choices[%d].id".formatted(i), "unknown", "The field has no such choice.");
            }
            String fresh = requireNonNull(COLORS.get(i % COLORS.size()));
            String color = input.color() != null ? input.color() : known != null ? known.color() : fresh;
            choices.add(new FieldChoice(
                    id == null ? new ChoiceId(Ids.next()) : id,
                    input.name() == null ? "" : input.name().strip(),
                    color));
        }
        return choices;
    }

    static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void number(CustomField field, List<FieldError> errors) {
        boolean fine = bound("min", field.min(), errors) & bound("max", field.max(), errors);
        if (fine && field.min() != null && field.max() != null && field.min().compareTo(field.max()) > 0) {
            errors.add(new FieldError("max", "range", "The most can not be less than the least."));
        }
        if (field.decimals() != null && (field.decimals() < 0 || field.decimals() > Numbers.MOST_DECIMALS)) {
            errors.add(new FieldError("decimals", "range", "A number has 0 to 6 decimals."));
        }
        if (field.unit() != null && !line(field.unit(), LONGEST_UNIT)) {
            errors.add(new FieldError("unit", "length", "A unit has 1 to 12 characters."));
        }
    }

    private static boolean bound(String name, @Nullable BigDecimal bound, List<FieldError> errors) {
        boolean fine = bound == null || Numbers.fits(bound);
        if (!fine) {
            errors.add(new FieldError(name, "range", "A number has up to 15 digits, 6 of them behind the point."));
        }
        return fine;
    }

    private static void words(List<FieldChoice> choices, List<FieldError> errors) {
        if (choices.isEmpty() || choices.size() > MOST_CHOICES) {
            errors.add(new FieldError("choices", "size", "A choice has 1 to 100 words."));
            return;
        }
        var names = new HashSet<String>();
        var ids = new HashSet<ChoiceId>();
        for (int i = 0; i < choices.size(); i++) {
            FieldChoice choice = choices.get(i);
            String path = "choices[%d].".formatted(i);
            if (!line(choice.name(), LONGEST_NAME)) {
                errors.add(new FieldError(path + "name", "length", "A choice has 1 to 50 characters."));
            } else if (!names.add(choice.name().toLowerCase(Locale.ROOT))) {
                errors.add(new FieldError(path + "name", "twice", "There is another choice of this name."));
            }
            if (!ids.add(choice.id())) {
                errors.add(new FieldError(path + "id", "twice", "Name each choice once."));
            }
            if (!COLOR.matcher(choice.color()).matches()) {
                errors.add(new FieldError(path + "color", "format", "A colour looks like #2f9e44."));
            }
        }
    }

    private static void refuse(String name, @Nullable Object setting, List<FieldError> errors) {
        if (setting != null) {
            errors.add(new FieldError(name, "type", "Only a number has this."));
        }
    }

    static boolean line(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length >= 1
                && length <= most
                && text.codePoints()
                        .noneMatch(
                                each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE);
    }
}
