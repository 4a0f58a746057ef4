package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.filter.Choice;
import io.taskloom.engine.filter.Condition;
import io.taskloom.engine.filter.Expression;
import io.taskloom.engine.filter.Field;
import io.taskloom.engine.filter.Filter;
import io.taskloom.engine.filter.Operator;
import io.taskloom.engine.filter.Perspective;
import io.taskloom.engine.filter.Value;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.section.SectionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which tasks a list shows: those for which every part holds. */
public record TaskFilter(List<Filter> parts) {

    /** With one of these it is about few tasks, whatever the number of projects. */
    private static final Set<Field> NARROW = Set.of(TaskFields.ASSIGNEE, TaskFields.PARENT, TaskFields.SECTION);

    public TaskFilter {
        parts = List.copyOf(parts);
    }

    /** Everybody's tasks, wherever they stand. */
    public static TaskFilter all() {
        return new TaskFilter(List.of());
    }

    /**
     * @param scope whose custom fields the filter may name
     * @param status {@code todo,in_progress}; null or blank for all
     * @param assignee {@code me} or a person's id; null for everybody's
     * @param filter in the filter language; null or blank for all
     * @throws InvalidInput if one of them says something else
     */
    public static TaskFilter parse(
            FieldScope scope, @Nullable String status, @Nullable String assignee, @Nullable String filter) {
        return all().with(status(status)).with(assignee(assignee)).with(written(scope, filter, "filter"));
    }

    /** Without custom fields. */
    static TaskFilter written(@Nullable String text, String field) {
        return written(FieldScope.NONE, text, field);
    }

    /** @param field whose input the text is, for the error @throws InvalidInput that points at what is not understood */
    public static TaskFilter written(FieldScope scope, @Nullable String text, String field) {
        return text == null || text.isBlank()
                ? all()
                : new TaskFilter(List.of(Filter.parse(scope.catalogue(), text, field)));
    }

    /** @param section null for those in none */
    public static TaskFilter in(@Nullable SectionId section) {
        return of(equalOrEmpty(TaskFields.SECTION, section == null ? null : section.value()));
    }

    /** @param person null for what nobody has */
    public static TaskFilter assignedTo(@Nullable PersonId person) {
        return of(equalOrEmpty(TaskFields.ASSIGNEE, person == null ? null : person.value()));
    }

    /** What somebody has, but none of these. */
    public static TaskFilter assignedToOthersThan(List<PersonId> people) {
        return of(new Expression.Not(
                people.isEmpty()
                        ? new Expression.Empty(TaskFields.ASSIGNEE)
                        : new Expression.In(
                                TaskFields.ASSIGNEE,
                                people.stream()
                                        .<Value>map(person -> new Value.Id(person.value()))
                                        .toList())));
    }

    public static TaskFilter with(Status status) {
        return of(new Expression.Compare(TaskFields.STATUS, Operator.EQUAL, chosen(TaskFields.STATUS, status.word())));
    }

    public static TaskFilter with(Priority priority) {
        return of(new Expression.Compare(
                TaskFields.PRIORITY, Operator.EQUAL, chosen(TaskFields.PRIORITY, priority.word())));
    }

    /** Open, in that column of the project's work flow. */
    public static TaskFilter atStep(String id) {
        return of(new Expression.Compare(TaskFields.STEP_ID, Operator.EQUAL, new Value.Text(id)));
    }

    /** Open, in none of these columns. */
    public static TaskFilter atOtherSteps(List<String> ids) {
        TaskFilter open = of(new Expression.In(
                TaskFields.STATUS,
                List.of(
                        chosen(TaskFields.STATUS, Status.TODO.word()),
                        chosen(TaskFields.STATUS, Status.IN_PROGRESS.word()))));
        return ids.isEmpty()
                ? open
                : open.with(of(new Expression.Or(List.of(
                        new Expression.Empty(TaskFields.STEP_ID),
                        new Expression.Not(new Expression.In(
                                TaskFields.STEP_ID,
                                ids.stream().<Value>map(Value.Text::new).toList()))))));
    }

    /** Both. */
    public TaskFilter with(TaskFilter other) {
        List<Filter> both = new ArrayList<>(parts);
        both.addAll(other.parts);
        return new TaskFilter(both);
    }

    Condition seenFrom(Perspective perspective) {
        return Condition.all(
                parts.stream().map(part -> part.seenFrom(perspective)).toList());
    }

    boolean isAll() {
        return parts.isEmpty();
    }

    /** Whether a plan should begin with what it asks for, instead of with the projects. */
    boolean narrow() {
        return parts.stream().map(Filter::expression).anyMatch(TaskFilter::narrow);
    }

    private static boolean narrow(Expression expression) {
        return switch (expression) {
            case Expression.And(List<Expression> both) -> both.stream().anyMatch(TaskFilter::narrow);
            case Expression.Or(List<Expression> either) -> either.stream().allMatch(TaskFilter::narrow);
            case Expression.Compare(Field field, Operator operator, Value ignored) ->
                operator == Operator.EQUAL && NARROW.contains(field);
            case Expression.In(Field field, List<Value> ignored) -> NARROW.contains(field);
            case Expression.Not ignored -> false;
            case Expression.Empty ignored -> false;
        };
    }

    /** The same for the same filter: a cursor holds for one filter. */
    @Override
    public String toString() {
        return parts.stream().map(Filter::text).collect(Collectors.joining(") and (", "(", ")"));
    }

    private static TaskFilter status(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return all();
        }
        var values = new ArrayList<Value>();
        for (String word : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (TaskFields.STATUS.choices().stream()
                    .noneMatch(choice -> choice.word().equals(word))) {
                throw new InvalidInput("status", "choice", "It must be some of todo, in_progress, done, cancelled.");
            }
            values.add(chosen(TaskFields.STATUS, word));
        }
        return of(
                new Expression.In(TaskFields.STATUS, values.stream().distinct().toList()));
    }

    private static TaskFilter assignee(@Nullable String text) {
        if (text == null) {
            return all();
        }
        if (text.equals("me")) {
            return of(new Expression.Compare(TaskFields.ASSIGNEE, Operator.EQUAL, new Value.Me()));
        }
        try {
            return assignedTo(PersonId.of(text));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("assignee", "format", "It must be me or the id of a person.");
        }
    }

    private static Value chosen(Field field, String word) {
        Choice choice = field.choices().stream()
                .filter(each -> each.word().equals(word))
                .findAny()
                .orElseThrow();
        return new Value.Chosen(choice, field.choices().indexOf(choice));
    }

    private static Expression equalOrEmpty(Field field, @Nullable UUID id) {
        return id == null
                ? new Expression.Empty(field)
                : new Expression.Compare(field, Operator.EQUAL, new Value.Id(id));
    }

    private static TaskFilter of(Expression expression) {
        return new TaskFilter(List.of(new Filter(name(expression), expression)));
    }

    private static String name(Expression expression) {
        return switch (expression) {
            case Expression.In(Field field, List<Value> values) -> field.name() + " in " + values;
            case Expression.Compare(Field field, Operator operator, Value value) ->
                field.name() + operator.sign() + value;
            case Expression.Empty(Field field) -> field.name() + " is empty";
            case Expression.Not(Expression part) -> "not " + name(part);
            default -> expression.toString();
        };
    }
}
