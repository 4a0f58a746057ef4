package io.taskloom.engine.task;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.filter.Condition;
import io.taskloom.engine.filter.Expression;
import io.taskloom.engine.filter.Filter;
import io.taskloom.engine.filter.Moment;
import io.taskloom.engine.filter.Operator;
import io.taskloom.engine.filter.Perspective;
import io.taskloom.engine.filter.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random filters over random tasks say the same in PostgreSQL as in a naive evaluator that knows two values only, and none of
 * them ever includes a task for a value that it does not have.
 */
class TaskFilterPropertyTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final int TASKS = 150;
    private static final int FILTERS = 1_500;

    private static final Random RANDOM = new Random(541);
    private static final List<UUID> PEOPLE = Stream.generate(Ids::next).limit(4).toList();
    private static final List<String> TAGS = List.of("home", "Büro", "to go");
    private static final Perspective MINE = new Perspective(NOW, ZoneId.of("America/New_York"), PEOPLE.getFirst());

    private static TaskDatabase database;
    private static final Map<UUID, Map<String, Object>> tasks = new HashMap<>();

    @BeforeAll
    static void someTasks() {
        database = new TaskDatabase();
        var jdbc = database.jdbc();
        UUID workspace = Ids.next();
        UUID project = Ids.next();
        var now = utc(NOW);
        jdbc.update("insert into workspace (id, name, created_at) values (?, 'W', ?)", workspace, now);
        jdbc.update(
                "insert into project (id, workspace_id, name, created_at) values (?, ?, 'P', ?)",
                project,
                workspace,
                now);
        for (int i = 0; i < PEOPLE.size(); i++) {
            jdbc.update(
                    "insert into person (id, subject, email, name, updated_at) values (?, ?, ?, ?, ?)",
                    PEOPLE.get(i),
                    "s" + i,
                    "p%d@x.example".formatted(i),
                    "Person " + i,
                    now);
        }
        var tags = new ArrayList<UUID>();
        for (String tag : TAGS) {
            tags.add(Ids.next());
            jdbc.update(
                    "insert into tag (id, project_id, name, color) values (?, ?, ?, '#112233')",
                    tags.getLast(),
                    project,
                    tag);
        }
        for (int i = 0; i < TASKS; i++) {
            UUID id = Ids.next();
            Map<String, Object> task = new HashMap<>();
            task.put("title", pick("Milk", "milk", "ÄPFEL", "50% off", "a_b", "axb", "c:\\d"));
            put(task, "description", pick("some text", "Some Text", "", null, null));
            task.put("status", pick("todo", "in_progress", "done", "cancelled"));
            task.put("priority", RANDOM.nextInt(4));
            put(task, "dueAt", moment());
            put(task, "completedAt", moment());
            put(task, "reporter", RANDOM.nextBoolean() ? null : PEOPLE.get(RANDOM.nextInt(4)));
            task.put("overdue", RANDOM.nextBoolean());
            task.put("comments", RANDOM.nextInt(5));
            put(task, "estimate", RANDOM.nextBoolean() ? null : 1_800 * (1 + RANDOM.nextInt(4)));
            task.put("timeSpent", 1_800 * RANDOM.nextInt(4));
            task.put("assignee", subset(PEOPLE.size()));
            task.put("tag", subset(TAGS.size()));
            jdbc.update(
                    """
                    insert into task (id, project_id, workspace_id, title, description, status, priority, due_at,
                        completed_at, overdue, reporter_id, kind, origin_kind, version, created_at, updated_at, rank,
                        comment_count, estimate, time_spent)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'task', 'person', 1, ?, ?, ?, ?, ?, ?)""",
                    id,
                    project,
                    workspace,
                    task.get("title"),
                    task.get("description"),
                    task.get("status"),
                    task.get("priority"),
                    task.get("dueAt") == null ? null : utc((Instant) task.get("dueAt")),
                    task.get("completedAt") == null ? null : utc((Instant) task.get("completedAt")),
                    task.get("overdue"),
                    task.get("reporter"),
                    now,
                    now,
                    id.toString(),
                    task.get("comments"),
                    task.get("estimate"),
                    task.get("timeSpent"));
            for (int person : members(task, "assignee")) {
                jdbc.update("insert into task_assignee values (?, ?, ?)", id, PEOPLE.get(person), person);
            }
            for (int tag : members(task, "tag")) {
                jdbc.update("insert into task_tag values (?, ?)", id, tags.get(tag));
            }
            tasks.put(id, task);
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void databaseAndNaiveReadingAgree() {
        for (int i = 0; i < FILTERS; i++) {
            String text = filter(3);
            Filter filter = Filter.parse(TaskFields.CATALOGUE, text, "filter");

            Set<UUID> naive = tasks.entrySet().stream()
                    .filter(task -> holds(filter.expression(), task.getValue(), true))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(found(filter)).as(text).isEqualTo(naive);
        }
    }

    @Test
    void aComparisonAndItsContraryNeverIncludeWhatHasNoValue() {
        for (int i = 0; i < 300; i++) {
            String term = optional();
            String field = term.substring(0, term.indexOf(' '));
            for (String text : List.of(term, "not (" + term + ")", "not (not (" + term + "))")) {
                for (UUID id : found(Filter.parse(TaskFields.CATALOGUE, text, "filter"))) {
                    assertThat(empty(tasks.get(id), field)).as(text).isFalse();
                }
            }
        }
    }

    private static Set<UUID> found(Filter filter) {
        Condition condition = filter.seenFrom(MINE);
        return new TreeSet<>(database.jdbc()
                .queryForList(
                        "select t.id from task t where " + condition.sql(),
                        UUID.class,
                        condition.parameters().toArray()));
    }

    private static String filter(int depth) {
        return switch (depth == 0 ? 4 : RANDOM.nextInt(6)) {
            case 0 -> "not (" + filter(depth - 1) + ")";
            case 1 -> "(" + filter(depth - 1) + " and " + filter(depth - 1) + ")";
            case 2 -> "(" + filter(depth - 1) + " or " + filter(depth - 1) + ")";
            case 3 -> "not " + term();
            default -> term();
        };
    }

    private static String term() {
        return switch (RANDOM.nextInt(10)) {
            case 0 -> "title " + pick("= milk", "!= 'äpfel'", "~ '%'", "~ _", "like '%_b'", "like 'a\\_b'", "~ '\\\\'");
            case 1 -> "status " + pick("=", "!=") + " " + pick("todo", "done");
            case 2 -> "status " + pick("in", "not in") + " (todo, cancelled)";
            case 3 -> "priority " + sign() + " " + pick("low", "medium", "high", "urgent");
            case 4 -> pick("overdue", "overdue = false", "overdue != true");
            case 5 -> "comments " + sign() + " " + RANDOM.nextInt(5);
            case 6 -> "timeSpent " + sign() + " " + pick("0m", "30m", "1h", "1h30m", "PT1H", "'1.5 h'", "5400s");
            case 7 ->
                pick("estimate", "dueAt", "completedAt", "description", "assignee", "tag", "reporter")
                        + pick(" is empty", " is not empty");
            default -> optional();
        };
    }

    /** A comparison with a field that some tasks have no value of. */
    private static String optional() {
        return switch (RANDOM.nextInt(8)) {
            case 0 -> "description " + pick("= 'some text'", "!= x", "~ text", "not like 'some%'");
            case 1, 2 ->
                pick("dueAt ", "completedAt ") + sign() + " "
                        + pick(
                                "now",
                                "today",
                                "today+1d",
                                "yesterday",
                                "now+2d",
                                "2026-11-20",
                                "startOfWeek",
                                "endOfDay");
            case 3 -> "assignee " + pick("=", "!=") + " " + person();
            case 4 -> pick("assignee ", "reporter ") + pick("in", "not in") + " (" + person() + ", " + person() + ")";
            case 5 -> "tag " + pick("= home", "!= 'büro'", "in (home, 'TO GO')", "not in (home, nothing)", "= nothing");
            case 6 -> "estimate " + pick(sign() + " 1h", "!= 2h", "in (30m, 2h)", "not in (1h, 90m)");
            default -> "reporter " + pick("=", "!=") + " " + person();
        };
    }

    private static String person() {
        return pick("me", "\"person 2\"", "p3@x.example", PEOPLE.get(1).toString(), "nobody");
    }

    private static String sign() {
        return pick("=", "!=", "<", "<=", ">", ">=");
    }

    /** Two values only, contraries carried down to the comparisons: the meaning as the guide states it. */
    private static boolean holds(Expression expression, Map<String, Object> task, boolean yes) {
        return switch (expression) {
            case Expression.Not(Expression part) -> holds(part, task, !yes);
            case Expression.And(List<Expression> parts) ->
                yes
                        ? parts.stream().allMatch(part -> holds(part, task, true))
                        : parts.stream().anyMatch(part -> holds(part, task, false));
            case Expression.Or(List<Expression> parts) ->
                yes
                        ? parts.stream().anyMatch(part -> holds(part, task, true))
                        : parts.stream().allMatch(part -> holds(part, task, false));
            case Expression.Empty(var field) -> empty(task, field.name()) == yes;
            case Expression.Compare(var field, Operator operator, Value value) ->
                !empty(task, field.name()) && compares(value(task, field.name()), operator, value) == yes;
            case Expression.In(var field, List<Value> values) ->
                !empty(task, field.name())
                        && values.stream().anyMatch(value -> compares(value(task, field.name()), Operator.EQUAL, value))
                                == yes;
        };
    }

    private static boolean empty(@Nullable Map<String, Object> task, String field) {
        Object value = task == null ? null : task.get(field);
        return value == null || value.equals("") || value.equals(List.of());
    }

    private static Object value(Map<String, Object> task, String field) {
        return requireNonNull(task.get(field), field);
    }

    private static boolean compares(Object actual, Operator operator, Value value) {
        if (actual instanceof List<?> many) {
            boolean any = many.stream().anyMatch(one -> same((Integer) one, value));
            return operator == Operator.NOT_EQUAL ? !any : any;
        }
        return switch (value) {
            case Value.Text(String text) -> text(String.valueOf(actual).toLowerCase(Locale.ROOT), operator, text);
            case Value.Number(var number) ->
                ordered(Integer.compare((Integer) actual, number.intValueExact()), operator);
            case Value.Lasting(Duration lasting) ->
                ordered(Long.compare((Integer) actual, lasting.toSeconds()), operator);
            case Value.Flag(boolean flag) -> ordered(Boolean.compare((Boolean) actual, flag), operator);
            case Value.Chosen(var choice, int rank) ->
                actual instanceof Integer place
                        ? ordered(Integer.compare(place, rank), operator)
                        : ordered(choice.word().equals(actual) ? 0 : 1, operator);
            case Value.When(Moment moment) -> when((Instant) actual, operator, moment.seenFrom(MINE));
            case Value.Id ignored -> ordered(same(PEOPLE.indexOf(actual), value) ? 0 : 1, operator);
            case Value.Me ignored -> ordered(same(PEOPLE.indexOf(actual), value) ? 0 : 1, operator);
            case Value.Named ignored -> ordered(same(PEOPLE.indexOf(actual), value) ? 0 : 1, operator);
        };
    }

    /** Whether the person, or the tag, of that number is meant. */
    private static boolean same(int number, Value value) {
        return switch (value) {
            case Value.Me ignored -> number == 0;
            case Value.Id(UUID id) -> PEOPLE.indexOf(id) == number;
            case Value.Named(String name) ->
                ("person " + number).equalsIgnoreCase(name)
                        || "p%d@x.example".formatted(number).equals(name)
                        || (number < TAGS.size() && TAGS.get(number).equalsIgnoreCase(name));
            default -> throw new AssertionError(value);
        };
    }

    private static boolean text(String actual, Operator operator, String written) {
        String text = written.toLowerCase(Locale.ROOT);
        return switch (operator) {
            case EQUAL -> actual.equals(text);
            case NOT_EQUAL -> !actual.equals(text);
            case CONTAINS -> actual.contains(text);
            case LIKE ->
                switch (text) {
                    case "%_b" -> actual.length() > 1 && actual.endsWith("b");
                    case "a\\_b" -> actual.equals("a_b");
                    case "some%" -> actual.startsWith("some");
                    default -> throw new AssertionError(text);
                };
            default -> throw new AssertionError(operator);
        };
    }

    private static boolean when(Instant actual, Operator operator, Moment.Span span) {
        int order = actual.isBefore(span.from())
                ? -1
                : span.to() == null ? (actual.equals(span.from()) ? 0 : 1) : actual.isBefore(span.to()) ? 0 : 1;
        return ordered(order, operator);
    }

    private static boolean ordered(int order, Operator operator) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case CONTAINS, LIKE -> throw new AssertionError(operator);
        };
    }

    private static @Nullable Instant moment() {
        return RANDOM.nextInt(3) == 0 ? null : NOW.plus(Duration.ofHours(RANDOM.nextInt(12) * 12L - 72));
    }

    private static List<Integer> subset(int of) {
        return RANDOM.nextBoolean()
                ? List.of()
                : RANDOM.ints(2, 0, of).distinct().sorted().boxed().toList();
    }

    private static List<Integer> members(Map<String, Object> task, String field) {
        return ((List<?>) task.getOrDefault(field, List.of()))
                .stream().map(Integer.class::cast).toList();
    }

    private static void put(Map<String, Object> task, String field, @Nullable Object value) {
        if (value != null) {
            task.put(field, value);
        }
    }

    @SafeVarargs
    private static <T extends @Nullable Object> T pick(T... of) {
        return of[RANDOM.nextInt(of.length)];
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
