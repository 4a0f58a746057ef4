package io.taskloom.engine.imports;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.imports.source.Line;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.field.CustomFieldType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Understands a line by the plan, with what the project has. Nothing is guessed: what does not fit is a fault of the line. */
final class LineReading {

    private static final int LONGEST_CHOICE = 50;
    private static final int LONGEST_KEY = 300;
    private static final int LONGEST_VALUE = 200;
    /** As Todoist writes people: a name, and a number in brackets. */
    private static final Pattern NUMBERED = Pattern.compile("\\s*\\(\\d+\\)$");

    private final Shape shape;
    private final Plan plan;
    private final Known known;
    private final int limit;
    private final ZoneId zone;
    private final DateReader dates;
    private final boolean keyed;
    private final boolean nested;

    /** @param limit characters of a cell */
    LineReading(Shape shape, Plan plan, Known known, int limit, Instant now) {
        this.shape = shape;
        this.plan = plan;
        this.known = known;
        this.limit = limit;
        this.zone = ZoneId.of(plan.timeZone());
        this.dates = new DateReader(plan.dateOrder(), LocalDate.ofInstant(now, zone));
        this.keyed = plan.columns().stream().anyMatch(column -> column.target() == Target.KEY);
        this.nested = plan.columns().stream().anyMatch(column -> column.target() == Target.PARENT);
    }

    Draft read(Line line) {
        var draft = new Draft(line.number(), line.parent());
        if (line.cells().stream().anyMatch(cell -> cell.length() > limit)) {
            draft.fault(null, "cell", "A cell is longer than %d characters.".formatted(limit));
            return draft;
        }
        if (line.cells().size() > shape.columns().size()
                && line.cells().subList(shape.columns().size(), line.cells().size()).stream()
                        .anyMatch(cell -> !cell.isBlank())) {
            draft.fault(null, "columns", "It has more cells than the heading: is a delimiter inside of a text?");
            return draft;
        }
        ZoneId there = zoneOf(line, draft);
        for (Plan.Column column : plan.columns()) {
            String cell = line.cell(column.column()).strip();
            if (!cell.isEmpty()) {
                take(draft, column, cell, there);
            }
        }
        if (draft.title.isBlank()) {
            draft.fault(name(Target.TITLE), "title", "There is no title.");
        }
        draft.comments.addAll(line.comments());
        if (nested && !keyed) {
            draft.key = key(draft.title);
        }
        if (draft.status == Status.DONE) {
            required(draft);
        }
        return draft;
    }

    private ZoneId zoneOf(Line line, Draft draft) {
        Plan.Column column = plan.columns().stream()
                .filter(each -> each.target() == Target.TIME_ZONE)
                .findAny()
                .orElse(null);
        String cell = column == null ? "" : line.cell(column.column()).strip();
        if (column == null || cell.isEmpty()) {
            return zone;
        }
        return meant(draft, column, cell, "There is no time zone \"%s\".", text -> {
                    try {
                        return Optional.of(ZoneId.of(text, ZoneId.SHORT_IDS));
                    } catch (DateTimeException e) {
                        return Optional.empty();
                    }
                })
                .orElse(zone);
    }

    private void take(Draft draft, Plan.Column column, String cell, ZoneId there) {
        switch (column.target()) {
            case TITLE -> draft.title = cell.replaceAll("\\s*\\R\\s*", " ");
            case DESCRIPTION -> draft.description.add(cell);
            case STATUS ->
                meant(draft, column, cell, "\"%s\" is no status.", Meanings::status)
                        .ifPresent(status -> draft.status = status);
            case PRIORITY ->
                meant(draft, column, cell, "\"%s\" is no priority.", Meanings::priority)
                        .ifPresent(priority -> draft.priority = priority);
            case START -> date(draft, column, cell, there, DateReader.START, at -> draft.start = at);
            case DUE -> date(draft, column, cell, there, DateReader.DUE, at -> draft.due = at);
            case TIME_ZONE -> {
                // Read before, for the dates.
            }
            case ESTIMATE ->
                meant(draft, column, cell, "\"%s\" is no number of hours.", Meanings::estimate)
                        .ifPresent(estimate -> draft.estimate = estimate);
            case TAGS -> tags(draft, column, cell);
            case SECTION -> section(draft, column, cell);
            case ASSIGNEES -> people(draft, column, cell);
            case PARENT -> draft.parent = key(cell);
            case KEY -> draft.key = key(cell);
            case REPEATS ->
                meant(draft, column, cell, "\"%s\" is no repetition that we know.", Meanings::rule)
                        .ifPresent(rule -> draft.rule = rule);
            case COMMENT -> draft.comments.add(cell);
            case ARCHIVED ->
                meant(draft, column, cell, "\"%s\" is neither yes nor no.", Meanings::flag)
                        .ifPresent(archived -> draft.archived = archived);
            case FIELD -> field(draft, column, cell);
        }
    }

    private void date(
            Draft draft, Plan.Column column, String cell, ZoneId there, LocalTime otherwise, Consumer<Instant> set) {
        meant(draft, column, cell, "\"%s\" is no date.", text -> dates.instant(text, there, otherwise))
                .ifPresent(at -> {
                    set.accept(at);
                    draft.zone = there.getId();
                });
    }

    private void tags(Draft draft, Plan.Column column, String cell) {
        for (String name : names(cell, text -> known.tags.containsKey(Known.small(text)))) {
            meant(
                            draft,
                            column,
                            name,
                            "There is no tag \"%s\".",
                            text -> existing(text, known.tags.containsKey(Known.small(text)), plan.createTags()))
                    .ifPresent(draft.tags::add);
        }
    }

    private void section(Draft draft, Plan.Column column, String cell) {
        meant(
                        draft,
                        column,
                        cell,
                        "There is no section \"%s\".",
                        text -> existing(text, known.sections.containsKey(Known.small(text)), plan.createSections()))
                .ifPresent(name -> draft.section = name);
    }

    private static Optional<String> existing(String name, boolean there, boolean create) {
        return there || create ? Optional.of(name.strip()) : Optional.empty();
    }

    private void people(Draft draft, Plan.Column column, String cell) {
        for (String name : names(cell, text -> known.person(text).isPresent())) {
            person(draft, column, name).ifPresent(draft.assignees::add);
        }
    }

    private Optional<PersonId> person(Draft draft, Plan.Column column, String name) {
        return meant(
                draft,
                column,
                NUMBERED.matcher(name).replaceFirst(""),
                "Nobody in the project is called \"%s\", or several are.",
                known::person);
    }

    private void field(Draft draft, Plan.Column column, String cell) {
        CustomField field = known.fields.get(Objects.requireNonNull(column.fieldId()));
        if (field == null) {
            draft.fault(shape.name(column.column()), "field", "The project does not have this field any more.");
            return;
        }
        switch (field.type()) {
            case TEXT, URL -> draft.fields.put(field.id(), cell);
            case NUMBER ->
                meant(draft, column, cell, "\"%s\" is no number.", Meanings::number)
                        .ifPresent(number -> draft.fields.put(field.id(), number));
            case DATE ->
                meant(draft, column, cell, "\"%s\" is no day.", text -> dates.day(text)
                                .or(() -> dates.instant(text, zone, LocalTime.NOON)
                                        .map(at -> LocalDate.ofInstant(at, zone))))
                        .ifPresent(day -> draft.fields.put(field.id(), day.toString()));
            case CHECKBOX ->
                meant(draft, column, cell, "\"%s\" is neither yes nor no.", Meanings::flag)
                        .ifPresent(flag -> draft.fields.put(field.id(), flag));
            case PERSON ->
                person(draft, column, cell).ifPresent(person -> draft.fields.put(field.id(), person.toString()));
            case CHOICE -> choice(draft, column, field, cell);
        }
    }

    private void choice(Draft draft, Plan.Column column, CustomField field, String cell) {
        meant(draft, column, cell, "\"%s\" is none of its choices.", text -> field.choices().stream()
                        .filter(choice -> choice.name().equalsIgnoreCase(text.strip()))
                        .map(choice -> choice.id().toString())
                        .findAny()
                        .or(() -> plan.createChoices() && text.strip().length() <= LONGEST_CHOICE
                                ? Optional.of("new:" + text.strip())
                                : Optional.empty()))
                .ifPresent(choice -> {
                    if (choice.startsWith("new:")) {
                        draft.choices.put(field.id(), choice.substring(4));
                    } else {
                        draft.fields.put(field.id(), choice);
                    }
                });
    }

    /** Completing would refuse it, so importing it as done does. */
    private void required(Draft draft) {
        for (CustomField field : known.fields.values()) {
            Object value = draft.fields.get(field.id());
            boolean there = field.type() == CustomFieldType.CHECKBOX
                    ? Boolean.TRUE.equals(value)
                    : value != null || draft.choices.containsKey(field.id());
            if (field.required() && field.inSight() && !there) {
                draft.fault(
                        name(Target.STATUS), "required", "A task is not done without \"%s\".".formatted(field.name()));
            }
        }
    }

    /**
     * What a value means: as somebody said, or as it reads.
     *
     * @return empty if it is to be left out, or is a fault
     */
    private <T> Optional<T> meant(
            Draft draft, Plan.Column column, String value, String otherwise, Function<String, Optional<T>> read) {
        Optional<Plan.Value> said = plan.meant(column.field(), value);
        String text = said.isPresent() ? said.get().to() : value;
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> meant = read.apply(text);
        if (meant.isEmpty()) {
            String shown = shortened(value);
            draft.fault(shape.name(column.column()), column.target().word(), otherwise.formatted(shown));
            draft.unfit.add(new LineRows.Unfit(column.field(), shown, 0));
        }
        return meant;
    }

    /** A line each, or divided by semicolons, or commas; all of it if that is one of ours. */
    private static List<String> names(String cell, Function<String, Boolean> one) {
        if (one.apply(cell)) {
            return List.of(cell);
        }
        String divider = cell.indexOf('\n') >= 0 ? "\\R" : cell.indexOf(';') >= 0 ? ";" : ",";
        return Arrays.stream(cell.split(divider, -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private String name(Target target) {
        return plan.columns().stream()
                .filter(column -> column.target() == target)
                .map(column -> shape.name(column.column()))
                .findAny()
                .orElse("");
    }

    /** As lines name each other. */
    static String key(String text) {
        String small = Known.small(text);
        return small.length() > LONGEST_KEY ? small.substring(0, LONGEST_KEY) : small;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE));
    }
}
