package io.taskloom.engine.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.web.IfMatch;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EngineTest
@Timeout(60)
class RecurrenceApiTests {

    /** A Tuesday, at nine in Berlin. */
    private static final String TUESDAY = ", \"dueAt\": \"2040-01-03T08:00:00Z\", \"timeZone\": \"Europe/Berlin\"";

    private static final String WEEKLY = "{\"rule\": \"FREQ=WEEKLY;BYDAY=TU\"}";

    @Autowired
    private TestTeam teams;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;
    private TestApi api;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        api = team.member().api();
    }

    private static String path(String id) {
        return "/api/v1/tasks/" + id;
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.body();
    }

    private JsonNode get(String id) {
        return ok(api.get(path(id)));
    }

    private Answer put(String id, String body) {
        return api.send("PUT", path(id) + "/recurrence", body, Map.of());
    }

    private String weekly() {
        String id = team.task("Water the plants", TUESDAY).path("id").asText();
        ok(put(id, WEEKLY));
        return id;
    }

    private Answer complete(String id) {
        return api.post(path(id) + "/complete", "");
    }

    private Answer command(String id, String command) {
        return api.post(path(id) + "/" + command, "");
    }

    private JsonNode recurrence(String id) {
        return ok(api.get(path(id) + "/recurrence"));
    }

    private String next(String id) {
        return recurrence(id).at("/next/id").asText();
    }

    /** Ids of the project's tasks that are to do and in sight. */
    private List<String> open() {
        return texts(
                ok(api.get("/api/v1/projects/" + team.project() + "/tasks?status=todo,in_progress"))
                        .path("items"),
                "id");
    }

    private static List<String> texts(JsonNode items, String field) {
        var texts = new ArrayList<String>();
        items.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }

    private List<String> told(String id) {
        return jdbc.sql("select type from event where subject_id = ? order by id")
                .param(UUID.fromString(id))
                .query(String.class)
                .list();
    }

    private boolean running(JsonNode task) {
        return jdbc.sql("select count(*) from act_ru_execution where business_key_ = ? and parent_id_ is null")
                        .param(task.path("id").asText())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Test
    void completingATaskOfASeriesMakesTheNextAsThisOneWasPlanned() {
        // given
        String section = ok(api.post("/api/v1/projects/" + team.project() + "/sections", "{\"name\": \"Home\"}"))
                .path("id")
                .asText();
        String tag = ok(api.post("/api/v1/projects/" + team.project() + "/tags", "{\"name\": \"Green\"}"))
                .path("id")
                .asText();
        JsonNode task = team.task(
                "Water the plants", TUESDAY + """
                , "description": "All of them", "priority": "high", "estimate": "PT45M", "startAt": "2040-01-02T07:30:00Z", "assignees": ["%s"],
                "tags": ["%s"], "sectionId": "%s", "reminders": [{"before": "PT1H"}]""".formatted(team.owner().id(), tag, section));
        String id = task.path("id").asText();
        String part = team.task("The ficus", """
                , "parentId": "%s", "dueAt": "2040-01-02T16:00:00Z", "timeZone": "Europe/Berlin\"""".formatted(id)).path("id").asText();
        ok(complete(part));
        ok(api.post(path(id) + "/comments", "{\"text\": \"Soon\"}"));
        api.send("PUT", path(id) + "/watchers/me", "", Map.of());
        team.viewer().api().send("PUT", path(id) + "/watchers/me", "", Map.of());
        ok(put(id, WEEKLY));

        // when
        JsonNode done = ok(team.owner().api().post(path(id) + "/complete", ""));

        // then
        assertThat(done.path("status").asText()).isEqualTo("done");
        JsonNode next = get(next(id));
        for (String field : List.of(
                "title",
                "description",
                "priority",
                "estimate",
                "timeZone",
                "assignees",
                "tags",
                "sectionId",
                "reporter",
                "projectId")) {
            assertThat(next.path(field)).as(field).isEqualTo(task.path(field));
        }
        assertThat(next.path("status").asText()).isEqualTo("todo");
        assertThat(next.path("recurring").asBoolean()).isTrue();
        assertThat(next.path("dueAt").asText()).isEqualTo("2040-01-10T08:00:00Z");
        assertThat(next.path("startAt").asText()).isEqualTo("2040-01-09T07:30:00Z");
        assertThat(next.path("comments").asInt()).isZero();
        assertThat(next.path("subtasks").toString()).isEqualTo("{\"total\":1,\"done\":0}");
        JsonNode below =
                ok(api.get(path(next.path("id").asText()) + "/subtasks")).at("/items/0");
        assertThat(below.path("status").asText()).isEqualTo("todo");
        assertThat(below.path("dueAt").asText()).isEqualTo("2040-01-09T16:00:00Z");
        assertThat(ok(api.get(path(next.path("id").asText()) + "/reminders"))
                        .at("/items/0/at")
                        .asText())
                .isEqualTo("2040-01-10T07:00:00Z");
        assertThat(texts(
                        ok(api.get(path(next.path("id").asText()) + "/watchers"))
                                .path("items"),
                        "id"))
                .contains(team.viewer().id().toString(), team.member().id().toString());
        // Each has its own process, the done one's is over.
        assertThat(running(task)).isFalse();
        assertThat(running(next)).isTrue();
        assertThat(told(next.path("id").asText())).contains("TaskCreated", "TaskRepeated");
        assertThat(texts(ok(api.get(path(id) + "/changes")).path("items"), "type"))
                .contains("recurrence_set", "completed", "repeated");
        JsonNode recurrence = recurrence(next.path("id").asText());
        assertThat(recurrence.path("number").asInt()).isEqualTo(2);
        assertThat(recurrence.at("/previous/id").asText()).isEqualTo(id);
        assertThat(recurrence.path("upcoming")).hasSize(10);
        assertThat(recurrence(id).path("upcoming")).isEmpty();
    }

    @Test
    void nineInBerlinStaysNineWhenTheClocksChangeBetweenTwoTasks() {
        // given: on 25 March 2040 the clocks go forward
        String id = team.task("Report", ", \"dueAt\": \"2040-03-24T08:00:00Z\", \"timeZone\": \"Europe/Berlin\"")
                .path("id")
                .asText();
        ok(put(id, "{\"rule\": \"FREQ=DAILY\"}"));

        // when
        ok(complete(id));

        // then
        assertThat(get(next(id)).path("dueAt").asText()).isEqualTo("2040-03-25T07:00:00Z");
    }

    @RepeatedTest(5)
    void whoeverCompletesItTogetherMakesOneNext() throws Exception {
        // given
        String id = weekly();
        int many = 6;
        var barrier = new CyclicBarrier(many);

        // when
        List<Integer> statuses;
        try (var threads = Executors.newFixedThreadPool(many)) {
            List<CompletableFuture<Integer>> calls = IntStream.range(0, many)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                TestApi mine = (i % 2 == 0 ? team.member() : team.owner()).api();
                                await(barrier);
                                return i % 3 == 0
                                        ? mine.send("PATCH", path(id), "{\"status\": \"done\"}", Map.of())
                                                .status()
                                        : mine.post(path(id) + "/complete", "").status();
                            },
                            threads))
                    .toList();
            statuses = calls.stream().map(CompletableFuture::join).toList();
        }

        // then: a patch that finds it done already changes nothing
        assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 409);
        assertThat(open()).containsExactly(next(id));
        assertThat(jdbc.sql("select count(*) from task where project_id = ?")
                        .param(team.project().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCompletionThatIsNotCommittedLeavesTheTaskOpenAndNoNext() {
        // given
        String id = weekly();
        JsonNode before = get(id);

        // when: the node dies, or anything else fails, behind the last step
        transaction.executeWithoutResult(status -> {
            tasks.complete(team.member().actor(), TaskId.of(id), Map.of(), IfMatch.any());
            status.setRollbackOnly();
        });

        // then
        assertThat(get(id)).isEqualTo(before);
        assertThat(running(before)).isTrue();
        assertThat(open()).containsExactly(id);
        assertThat(recurrence(id).path("next").isNull()).isTrue();
        assertThat(told(id)).doesNotContain("TaskCompleted");

        // and when
        ok(complete(id));

        // then
        assertThat(open()).containsExactly(next(id));
    }

    @Test
    void theDatabaseItselfTakesNoSecondNext() {
        String id = weekly();
        ok(complete(id));
        UUID another = UUID.fromString(team.task("Another", "").path("id").asText());

        assertThatThrownBy(() -> jdbc.sql("""
                        insert into task_recurrence (task_id, series_id, number, rule, basis, time_zone, anchor, previous_id)
                        values (?, ?, 2, 'FREQ=DAILY', 'due_date', 'UTC', now(), ?)""")
                        .params(another, Ids.next(), UUID.fromString(id))
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void takingBackACompletionLeavesOneTask() {
        // given
        String id = weekly();
        ok(complete(id));
        String next = next(id);

        // when
        ok(command(id, "reopen"));

        // then
        assertThat(open()).containsExactly(id);
        assertThat(get(id).path("recurring").asBoolean()).isTrue();
        assertThat(recurrence(id).path("upcoming")).hasSize(10);
        assertThat(told(next)).contains("TaskDeleted");

        // when
        ok(complete(id));

        // then
        assertThat(open()).containsExactly(next(id)).doesNotContain(next);
        assertThat(get(next(id)).path("dueAt").asText()).isEqualTo("2040-01-10T08:00:00Z");
        // What was taken back can be had out of the bin, but is of no series.
        ok(command(next, "restore"));
        assertThat(get(next).path("recurring").asBoolean()).isFalse();
    }

    @Test
    void aNextThatSomebodyWorkedWithStaysAndCarriesTheSeriesOn() {
        // given
        String id = weekly();
        ok(complete(id));
        String next = next(id);
        ok(api.post(path(next) + "/comments", "{\"text\": \"The red can is empty\"}"));

        // when
        ok(command(id, "reopen"));

        // then
        assertThat(open()).containsExactlyInAnyOrder(id, next);
        assertThat(recurrence(id).path("upcoming")).isEmpty();
        assertThat(command(id, "recurrence/skip").status()).isEqualTo(409);

        // when
        ok(complete(id));

        // then
        assertThat(open()).containsExactly(next);
        ok(complete(next));
        assertThat(open()).containsExactly(next(next));
    }

    @Test
    void whoeverThrewTheNextAwayGetsANewOneByDoingItAgain() {
        // given
        String id = weekly();
        ok(complete(id));
        String thrown = next(id);
        api.send("DELETE", path(thrown), "", Map.of());
        assertThat(open()).isEmpty();

        // when
        ok(command(id, "reopen"));
        ok(complete(id));

        // then
        assertThat(open()).containsExactly(next(id)).doesNotContain(thrown);
    }

    @Test
    void cancellingAndPuttingAwayMakeNoNextAndTheSeriesGoesOnWhereItRested() {
        // given
        String id = weekly();

        for (String[] way : new String[][] {{"cancel", "reopen"}, {"archive", "restore"}, {"DELETE", "restore"}}) {
            // when
            Answer away = way[0].equals("DELETE") ? api.send("DELETE", path(id), "", Map.of()) : command(id, way[0]);

            // then
            assertThat(away.status()).as(away.text()).isBetween(200, 204);
            assertThat(open()).as(way[0]).isEmpty();

            // when
            ok(command(id, way[1]));

            // then
            assertThat(open()).containsExactly(id);
            assertThat(recurrence(id).path("upcoming")).as(way[0]).hasSize(10);
        }
        ok(complete(id));
        assertThat(open()).containsExactly(next(id));
    }

    @Test
    void aTaskThatWasMovedGoesOnWhereItIs() {
        // given
        String id = weekly();
        String other = ok(team.owner()
                        .api()
                        .post("/api/v1/workspaces/" + team.workspace() + "/projects", "{\"name\": \"Garden\"}"))
                .path("id")
                .asText();
        ok(team.owner().api().post(path(id) + "/move", "{\"projectId\": \"%s\"}".formatted(other)));

        // when
        ok(team.owner().api().post(path(id) + "/complete", ""));

        // then
        String next = ok(team.owner().api().get(path(id) + "/recurrence"))
                .at("/next/projectId")
                .asText();
        assertThat(next).isEqualTo(other);
    }

    @Test
    void aMovedDateIsAnExceptionAndTheRuleStays() {
        // given
        String id = weekly();

        // when: to the Thursday, in the afternoon
        ok(api.send("PATCH", path(id), "{\"dueAt\": \"2040-01-05T14:00:00Z\"}", Map.of()));
        ok(complete(id));

        // then
        assertThat(get(next(id)).path("dueAt").asText()).isEqualTo("2040-01-10T08:00:00Z");
    }

    @Test
    void aSubtaskRepeatsBelowItsTask() {
        // given
        String parent = team.task("Garden", "").path("id").asText();
        String id = team.task("Mow", TUESDAY + ", \"parentId\": \"%s\"".formatted(parent))
                .path("id")
                .asText();
        ok(put(id, WEEKLY));

        // when
        ok(complete(id));

        // then
        assertThat(get(next(id)).path("parentId").asText()).isEqualTo(parent);
    }

    @Test
    void aSeriesEndsWithItsCount() {
        // given
        String id = team.task("Pills", TUESDAY).path("id").asText();
        JsonNode set = ok(put(id, "{\"rule\": \"FREQ=DAILY;COUNT=2\"}"));
        assertThat(set.path("upcoming")).hasSize(1);
        assertThat(set.path("count").asInt()).isEqualTo(2);

        // when
        ok(complete(id));
        String last = next(id);
        ok(complete(last));

        // then
        assertThat(open()).isEmpty();
        assertThat(recurrence(last).path("next").isNull()).isTrue();
        assertThat(texts(ok(api.get(path(last) + "/changes")).path("items"), "type"))
                .contains("recurrence_ended");
    }

    @Test
    void fromCompletionTheNextIsDueSoLongAfterItWasDone() {
        // given
        String id = team.task("Change the filter", TUESDAY).path("id").asText();
        ok(put(id, "{\"rule\": \"FREQ=DAILY;INTERVAL=3\", \"basis\": \"completion\"}"));
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));

        // when
        ok(complete(id));

        // then: at nine, three days from today; a day more if midnight came between
        Instant due = Instant.parse(get(next(id)).path("dueAt").asText());
        assertThat(due.atZone(ZoneId.of("Europe/Berlin")).toLocalTime()).isEqualTo(LocalTime.of(9, 0));
        assertThat(due.atZone(ZoneId.of("Europe/Berlin")).toLocalDate()).isIn(today.plusDays(3), today.plusDays(4));
    }

    @Test
    void aTaskWithoutADateGetsTheRulesFirst() {
        // given
        String id = team.task("Call home", "").path("id").asText();

        // when
        JsonNode set = ok(put(id, "{\"rule\": \"FREQ=WEEKLY;BYDAY=SU\", \"timeZone\": \"Europe/Berlin\"}"));

        // then
        var due = Instant.parse(get(id).path("dueAt").asText()).atZone(ZoneId.of("Europe/Berlin"));
        assertThat(due.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(due.toLocalTime()).isEqualTo(LocalTime.of(17, 0));
        assertThat(due.toInstant()).isAfter(Instant.now());
        assertThat(Instant.parse(set.at("/upcoming/0").asText()))
                .isEqualTo(due.plusWeeks(1).toInstant());
    }

    @Test
    void skippingMovesTheTaskToItsNextDateAndCountsIt() {
        // given
        String id = team.task("Pills", TUESDAY + ", \"startAt\": \"2040-01-03T07:00:00Z\"")
                .path("id")
                .asText();
        ok(put(id, "{\"rule\": \"FREQ=DAILY;COUNT=2\"}"));

        // when
        JsonNode moved = ok(command(id, "recurrence/skip"));

        // then
        assertThat(moved.path("dueAt").asText()).isEqualTo("2040-01-04T08:00:00Z");
        assertThat(moved.path("startAt").asText()).isEqualTo("2040-01-04T07:00:00Z");
        assertThat(open()).containsExactly(id);
        assertThat(command(id, "recurrence/skip").type()).isEqualTo("last-of-series");
    }

    @Test
    void anotherRuleStartsAnewAndNoneEndsIt() {
        // given
        String id = weekly();
        ok(complete(id));
        String next = next(id);

        // when
        JsonNode changed = ok(put(next, "{\"rule\": \"FREQ=MONTHLY;BYDAY=1TU\"}"));

        // then
        assertThat(changed.path("number").asInt()).isEqualTo(1);
        assertThat(changed.at("/previous/id").asText()).isEqualTo(id);
        assertThat(changed.at("/upcoming/0").asText()).isEqualTo("2040-02-07T08:00:00Z");

        // when
        assertThat(api.send("DELETE", path(next) + "/recurrence", "", Map.of()).status())
                .isEqualTo(204);

        // then
        assertThat(api.get(path(next) + "/recurrence").status()).isEqualTo(204);
        assertThat(get(next).path("recurring").asBoolean()).isFalse();
        assertThat(told(next)).contains("TaskRecurrenceChanged");
        ok(complete(next));
        assertThat(open()).isEmpty();
    }

    @Test
    void manyAreCompletedAndUndoneTogether() {
        // given
        String one = weekly();
        String other = weekly();

        // when
        JsonNode bulk = ok(api.post("/api/v1/tasks/bulk", """
                {"mode": "atomic", "tasks": [{"id": "%s"}, {"id": "%s"}], "action": "complete"}""".formatted(one, other)));

        // then
        assertThat(open()).containsExactlyInAnyOrder(next(one), next(other));

        // when
        ok(api.post("/api/v1/tasks/bulk/" + bulk.path("id").asText() + "/undo", ""));

        // then
        assertThat(open()).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void whatRepeatsIsFoundByAFilter() {
        String id = weekly();
        team.task("Once", "");

        assertThat(texts(
                        ok(api.get("/api/v1/projects/" + team.project() + "/tasks?filter=recurring%20%3D%20true"))
                                .path("items"),
                        "id"))
                .containsExactly(id);
    }

    @Test
    void aPreviewKeepsNothing() {
        JsonNode preview = ok(api.post("/api/v1/recurrence/preview", """
                {"rule": "freq=monthly;bysetpos=-1;byday=mo,tu,we,th,fr", "timeZone": "Europe/Berlin",
                 "dueAt": "2040-01-31T08:00:00Z"}"""));

        assertThat(preview.path("rule").asText()).isEqualTo("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1");
        assertThat(preview.path("upcoming")).hasSize(10);
        assertThat(preview.at("/upcoming/0").asText()).isEqualTo("2040-02-29T08:00:00Z");
        assertThat(preview.at("/upcoming/1").asText()).isEqualTo("2040-03-30T07:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rule\": \"FREQ=SECONDLY\"} | rule | frequency",
                "{\"rule\": \"FREQ=DAILY;COUNT=1000000000\"} | rule | range",
                "{\"rule\": \"FREQ=DAILY;COUNT=1\"} | rule | no-dates",
                "{\"rule\": \"FREQ=DAILY;UNTIL=20391231\"} | rule | no-dates",
                "{\"rule\": \"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\"} | rule | no-dates",
                "{\"rule\": \"FREQ=DAILY\\nDTSTART:19700101T000000Z\"} | rule | format",
                "{\"rule\": \"FREQ=DAILY\", \"timeZone\": \"Moon/Tranquility\"} | timeZone | unknown",
                "{} | rule | NotNull",
            })
    void whatCanNotBeIsRefusedByName(String body, String field, String code) {
        String id = team.task("Plants", TUESDAY).path("id").asText();

        Answer refused = put(id, body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo(field);
        if (!code.equals("NotNull")) {
            assertThat(refused.body().at("/errors/0/code").asText()).isEqualTo(code);
        }
        assertThat(get(id).path("recurring").asBoolean()).isFalse();
    }

    @Test
    void aClosedTaskIsNotMadeToRepeat() {
        String id = team.task("Plants", TUESDAY).path("id").asText();
        ok(complete(id));

        assertThat(put(id, WEEKLY).status()).isEqualTo(409);
        assertThat(open()).isEmpty();
    }
}
