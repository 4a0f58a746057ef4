package io.taskloom.engine.filter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.problem.InvalidInput;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTests {

    private static final UUID ME = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");

    // A Wednesday, an hour past midnight in Berlin, still Tuesday in UTC.
    private static final Perspective BERLIN =
            new Perspective(Instant.parse("2026-07-14T23:00:00Z"), ZoneId.of("Europe/Berlin"), ME);

    static final Catalogue CATALOGUE = new Catalogue(List.of(
            Field.of("title", FieldType.TEXT, new Access.Column("title")),
            Field.of("note", FieldType.TEXT, new Access.Column("note")).orEmpty(),
            Field.of(
                    "status",
                    FieldType.CHOICE,
                    new Access.Column("status"),
                    List.of(new Choice("todo", "To do", "'todo'"), new Choice("done", "Done", "'done'"))),
            Field.of(
                    "priority",
                    FieldType.RANKED,
                    new Access.Column("priority"),
                    List.of(new Choice("low", "Low", "0"), new Choice("high", "High", "1"))),
            Field.of("dueAt", FieldType.DATE, new Access.Column("due")).orEmpty(),
            Field.of("size", FieldType.NUMBER, new Access.Column("size")),
            Field.of("late", FieldType.FLAG, new Access.Column("late")),
            Field.named(
                            "owner",
                            FieldType.PERSON,
                            new Access.Column("owner"),
                            "%s in (select id from p where name = ?)")
                    .orEmpty(),
            Field.named(
                            "tag",
                            FieldType.NAME,
                            new Access.Rows("exists (select 1 from tags x where %s)", "x.id"),
                            "%s in (select id from tag where name = ?)")
                    .orEmpty(),
            Field.of("watching", FieldType.FLAG, new Access.Mine("seen(?, ?)")),
            Field.of("text", FieldType.WORDS, new Access.Search("words @@ ?"))));

    private static Condition sql(String filter) {
        return Filter.parse(CATALOGUE, filter, "filter").seenFrom(BERLIN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            status = todo                      | status = 'todo'
            STATUS = 'Todo'                    | status = 'todo'
            not status = todo                  | status <> 'todo'
            priority >= high                   | priority >= 1
            not priority >= high               | priority < 1
            late                               | late
            not late                           | not late
            late = false                       | not late
            not late != true                   | late
            title ~ "a"                        | title like ?
            not title like "a%"                | title not like ?
            title not like "a%"                | title not like ?
            size > 3                           | size > ?
            dueAt is empty                     | due is null
            not dueAt is empty                 | due is not null
            dueAt is not empty                 | due is not null
            not (late and size = 1)            | (not late or size <> ?)
            not (late or not size = 1)         | (not late and size = ?)
            late or late and not late          | (late or (late and not late))
            size in (1, 2)                     | (size = ? or size = ?)
            size not in (1, 2)                 | (size <> ? and size <> ?)
            owner = me                         | owner = ?
            owner = "Uma User"                 | owner in (select id from p where name = ?)
            owner != uma@x.example             | (owner is not null and not owner in (select id from p where name = ?))
            tag = home                         | exists (select 1 from tags x where x.id in (select id from tag where name = ?))
            tag is empty                       | not exists (select 1 from tags x where true offset 0)
            status not in (todo, done)         | status not in ('todo', 'done')
            priority in (low)                  | priority in (0)
            watching                           | seen(?, ?)
            not watching = true                | not seen(?, ?)
            watching != false                  | seen(?, ?)
            text ~ milk                        | words @@ ?
            not text ~ milk                    | not words @@ ?
            """)
    void aFilterBecomesSql(String filter, String sql) {
        assertThat(sql(filter.replace("\\|", "|")).sql()).isEqualTo(sql);
    }

    @Test
    void noneOfManyMeansThatThereAreSome() {
        Condition none = sql("tag != home");

        assertThat(none.sql())
                .isEqualTo("(exists (select 1 from tags x where true offset 0) and not"
                        + " exists (select 1 from tags x where x.id in (select id from tag where name = ?)))");
        assertThat(sql("not tag = home")).isEqualTo(none);
        assertThat(sql("tag not in (home)").parameters()).containsExactly("home");
        assertThat(sql("not tag != home")).isEqualTo(sql("tag = home"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dueAt < now                        | due < ?                 | 2026-07-14T23:00:00Z
            dueAt < now+7d                     | due < ?                 | 2026-07-21T23:00:00Z
            dueAt < now - 2h +30min            | due < ?                 | 2026-07-14T21:30:00Z
            dueAt = today                      | (due >= ? and due < ?)  | 2026-07-14T22:00:00Z,2026-07-15T22:00:00Z
            not dueAt = today                  | (due < ? or due >= ?)   | 2026-07-14T22:00:00Z,2026-07-15T22:00:00Z
            dueAt <= today                     | due < ?                 | 2026-07-15T22:00:00Z
            dueAt > tomorrow                   | due >= ?                | 2026-07-16T22:00:00Z
            not dueAt > tomorrow               | due < ?                 | 2026-07-16T22:00:00Z
            dueAt < yesterday                  | due < ?                 | 2026-07-13T22:00:00Z
            dueAt >= startOfWeek               | due >= ?                | 2026-07-12T22:00:00Z
            dueAt <= endOfWeek                 | due <= ?                | 2026-07-19T21:59:59.999999Z
            dueAt <= endOfMonth-1d             | due <= ?                | 2026-07-30T21:59:59.999999Z
            dueAt >= startOfYear               | due >= ?                | 2025-12-31T23:00:00Z
            dueAt >= startOfYear+9mo           | due >= ?                | 2026-09-30T22:00:00Z
            dueAt >= 2026-10-25                | due >= ?                | 2026-10-24T22:00:00Z
            dueAt <= 2026-10-25                | due < ?                 | 2026-10-25T23:00:00Z
            dueAt > 2026-03-29T02:30           | due > ?                 | 2026-03-29T01:30:00Z
            dueAt > 2026-03-29T02:30Z          | due > ?                 | 2026-03-29T02:30:00Z
            dueAt > 2026-03-29T02:30:00-05:00  | due > ?                 | 2026-03-29T07:30:00Z
            dueAt > "now+1w"                   | due > ?                 | 2026-07-21T23:00:00Z
            dueAt >= 2026-01-01-10000y-10000y  | due >= ?                | 0001-01-01T00:00:00Z
            """)
    void datesAreThoseOfTheReadersCalendar(String filter, String sql, String moments) {
        Condition condition = sql(filter);

        assertThat(condition.sql()).isEqualTo(sql);
        assertThat(condition.parameters().stream()
                        .map(at -> ((OffsetDateTime) at).toInstant().toString())
                        .collect(Collectors.joining(",")))
                .isEqualTo(moments);
    }

    @Test
    void patternsAreEscaped() {
        assertThat(sql("title ~ \"50%_off\\\\\"").parameters()).containsExactly("%50\\%\\_off\\\\%");
        assertThat(sql("title like '50\\% %'").parameters()).containsExactly("50\\% %");
        assertThat(sql("title like 'a\\b'").parameters()).containsExactly("a\\\\b");
        assertThat(sql("title like 'a\\\\'").parameters()).containsExactly("a\\\\");
        assertThat(sql("title ~ \"Don't\"").parameters()).containsExactly("%don't%");
        assertThat(sql("title ~ 'Don\\'t'").parameters()).containsExactly("%don't%");
        assertThat(sql("title ~ Ärger").parameters()).containsExactly("%ärger%");
    }

    @Test
    void signsStandForWords() {
        assertThat(sql("late && !late || late")).isEqualTo(sql("(late and not late) or late"));
        assertThat(sql("size <> 1 and size == 2")).isEqualTo(sql("size != 1 and size = 2"));
    }

    @Test
    void meIsWhoReads() {
        assertThat(sql("owner = me or owner = " + OTHER).parameters()).containsExactly(ME, OTHER);
        assertThat(Filter.parse(CATALOGUE, "owner = me", "filter")
                        .seenFrom(new Perspective(BERLIN.now(), BERLIN.zone(), null)))
                .isEqualTo(Condition.never());
        assertThat(sql("owner = \"me\"").parameters()).containsExactly("me");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                         | 0  | 0 | unfinished    | Here a field is expected, such as title, note, status, but the filter ends.
            status                     | 6  | 0 | unfinished    | After status one of =, !=, in, not in is expected, but the filter ends.
            stauts = todo              | 0  | 6 | unknown-field | There is no field “stauts”; did you mean status?
            colour = red               | 0  | 6 | unknown-field | There is no field “colour”.
            status = lost              | 9  | 4 | unknown-value | status is one of todo, done, not “lost”.
            status > todo              | 7  | 1 | operator      | status can be compared by =, !=, in, not in, not by >.
            status = todo late         | 14 | 4 | unexpected    | Here and, or, or the end is expected, not “late”.
            (late                      | 5  | 0 | unfinished    | Here and, or, or the closing ) is expected, but the filter ends.
            late)                      | 4  | 1 | unexpected    | Here and, or, or the end is expected, not “)”.
            title = "milk              | 8  | 5 | unfinished    | The text in quotes has no end: " is missing.
            dueAt < now+7x             | 11 | 3 | unknown-value | x is no unit; write min, h, d, w, mo or y.
            dueAt < now+7m             | 11 | 3 | unknown-value | m could be minutes or months: write min or mo.
            dueAt < 2026-02-30         | 8  | 10| unknown-value | “2026-02-30” is not in the calendar.
            dueAt = 5                  | 8  | 1 | unexpected    | Here a date, such as now+7d, today or 2026-12-31 is expected, not “5”.
            title is empty             | 6  | 8 | never-empty   | title always has a value.
            dueAt is not               | 12 | 0 | unfinished    | After is, empty or not empty is expected, but the filter ends.
            status in todo             | 10 | 4 | unexpected    | After in, a list in parentheses is expected, not “todo”.
            status in (todo            | 15 | 0 | unfinished    | Here a comma or the closing ) is expected, but the filter ends.
            status in ()               | 11 | 1 | unexpected    | Here one of todo, done is expected, not “)”.
            late; drop table task      | 4  | 1 | unexpected    | The character “;” has no meaning here; put a text in quotes.
            title ~ ""                 | 8  | 2 | blank         | There is nothing to look for.
            and late                   | 0  | 3 | unexpected    | Here a field is expected, such as title, note, status, not “and”.
            """)
    void whatIsNotUnderstoodIsPointedAt(String filter, int position, int length, String code, String message) {
        assertThatThrownBy(() -> sql(filter))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidInput.class))
                .satisfies(problem -> assertThat(problem.errors())
                        .containsExactly(new InvalidInput.FieldError("filter", code, message, position, length)));
    }

    @Test
    void whatIsTooMuchIsRefused() {
        List.of(
                        "x".repeat(Filter.MAX_LENGTH + 1),
                        "(".repeat(21) + "late" + ")".repeat(21),
                        "not ".repeat(21) + "late",
                        String.join(" or ", java.util.Collections.nCopies(101, "late")),
                        "size in (" + String.join(",", java.util.Collections.nCopies(101, "1")) + ")",
                        "dueAt < now" + "+1d".repeat(5),
                        "dueAt < now+99999d",
                        "title = \"a\0b\"")
                .forEach(text -> assertThatThrownBy(() -> sql(text)).as(text).isInstanceOf(InvalidInput.class));
        assertThat(sql("(".repeat(20) + "late" + ")".repeat(20)).sql()).isEqualTo("late");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title = \"'; drop table task; --\"",
                "title ~ 'x') or true --'",
                "tag in ('a', \"b') or (true\")",
                "owner = \"?); delete from task; --\"",
                "text ~ \"' | ! a:* <-> \\\\\""
            })
    void noValueEndsUpInTheSql(String filter) {
        try {
            Condition condition = sql(filter);
            assertThat(condition.sql()).doesNotContain("drop", "delete", "--", "or true", "<->");
            assertThat(condition.sql().chars().filter(c -> c == '?').count())
                    .isEqualTo(condition.parameters().size());
        } catch (InvalidInput refused) {
            assertThat(refused.errors()).hasSize(1);
        }
    }

    @Test
    void anyTextIsEitherUnderstoodOrRefusedWithAPlaceInIt() {
        var random = new Random(20261121);
        String[] pieces = {
            "status", "title", "dueAt", "owner", "tag", "late", "=", "!=", "<", "~", "like", "in", "not", "and", "or",
            "(", ")", ",", "\"a b\"", "'", "\"", "\\", "now", "+7d", "- 2h", "today", "me", "todo", "2026-11-21", "is",
            "empty", "3", "-1", "\u0000", "€", "\ud83d\ude00", "ä", "%", "_", "null", "2026-11-21T10:00+02:00", "&&"
        };
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(12), 0, pieces.length)
                    .mapToObj(n -> pieces[n])
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            try {
                Condition condition = sql(text);
                assertThat(condition.sql().chars().filter(c -> c == '?').count())
                        .as(text)
                        .isEqualTo(condition.parameters().size());
            } catch (InvalidInput refused) {
                InvalidInput.FieldError error = refused.errors().getFirst();
                assertThat(error.position()).as(text).isBetween(0, text.length());
                assertThat(requireNonNull(error.position()) + requireNonNull(error.length()))
                        .as(text)
                        .isLessThanOrEqualTo(text.length());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `|`                       | 0  | 0  | title,note,status,priority,dueAt,size,late,owner,tag,watching,text,not,(
            `st|`                     | 0  | 2  | status
            `st|atus = todo`          | 0  | 6  | status
            `status |`                | 7  | 7  | =,!=,in,not in
            `status = |`              | 9  | 9  | todo,done
            `status = to|`            | 9  | 11 | todo
            `status = todo |`         | 14 | 14 | and,or
            `status = todo a|`        | 14 | 15 | and
            `(late |`                 | 6  | 6  | and,or,)
            `late and |`              | 9  | 9  | title,note,status,priority,dueAt,size,late,owner,tag,watching,text,not,(
            `dueAt <|`                | 6  | 7  | <,<=
            `dueAt < to|`             | 8  | 10 | today,tomorrow
            `dueAt is |`              | 9  | 9  | empty,not empty
            `status not |`            | 11 | 11 | in
            `status in (|`            | 11 | 11 | todo,done
            `status in (todo, d|`     | 17 | 18 | done
            `status in (todo |`       | 16 | 16 | `,,)`
            `owner = |`               | 8  | 8  | me,[]
            `owner = "um|`            | 8  | 11 | [um]
            `tag = |`                 | 6  | 6  | []
            `nonsense = |`            | 11 | 11 | ``
            """)
    void aFilterIsCompletedWhereOneWrites(String marked, int from, int to, String items) {
        int caret = marked.indexOf('|');
        Completion completion = Completion.of(
                CATALOGUE,
                marked.replace("|", ""),
                caret,
                (field, start) -> field.type() == FieldType.PERSON || field.type() == FieldType.NAME
                        ? List.of(new Completion.Item("[" + start + "]", start, "value"))
                        : List.of());

        assertThat(completion.items().stream().map(Completion.Item::insert).collect(Collectors.joining(",")))
                .isEqualTo(items);
        assertThat(List.of(completion.from(), completion.to())).containsExactly(from, to);
    }

    @Test
    void whatIsOfferedIsWrittenSoThatItIsUnderstood() {
        assertThat(Completion.value("home", "home").insert()).isEqualTo("home");
        assertThat(Completion.value("me", "me").insert()).isEqualTo("\"me\"");
        assertThat(Completion.value("to \"do\" \\", "x").insert()).isEqualTo("\"to \\\"do\\\" \\\\\"");
        assertThat(sql("tag = " + Completion.value("to \"do\" \\", "x").insert())
                        .parameters())
                .containsExactly("to \"do\" \\");
    }
}
