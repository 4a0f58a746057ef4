package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTeam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Row and process agree, whatever was done before (promises T2 and F1). */
@EngineTest
@Timeout(120)
class TaskWalkTests {

    private static final int STEPS = 400;

    @Autowired
    private TestTeam teams;

    @Autowired
    private JdbcClient jdbc;

    private final Random random = new Random(20261121);

    @Test
    void afterARandomWalkNothingIsLeftOverOnEitherSide() {
        // given
        TestTeam.Team team = teams.team();
        TestApi api = team.member().api();
        List<String> tasks = new ArrayList<>();
        Map<Integer, Integer> answers = new TreeMap<>();

        // when
        for (int i = 0; i < STEPS; i++) {
            TestApi.Answer answer = step(api, team, tasks);
            answers.merge(answer.status(), 1, Integer::sum);
            assertThat(answer.status()).as(answer.text()).isIn(200, 201, 204, 400, 404, 409);
        }

        // then
        System.out.println("Answers of the walk: " + answers);
        assertThat(answers.get(200)).isGreaterThan(STEPS / 4);
        String project = team.project().toString();
        assertThat(count("""
                        select count(*) from task t where t.project_id = cast(? as uuid) and t.deleted_at is null
                        and (t.status in ('todo', 'in_progress')) <> exists (
                            select from act_ru_task u where u.id_ = t.user_task_id::text
                            and u.proc_inst_id_ = t.instance_id::text)""", project))
                .as("open rows are those with a user task")
                .isZero();
        assertThat(count("""
                        select count(*) from act_ru_execution e join task t on t.id::text = e.business_key_
                        where t.project_id = cast(? as uuid)
                        and (t.deleted_at is not null or t.status not in ('todo', 'in_progress')
                            or e.proc_inst_id_ <> t.instance_id::text)""", project)).as("no instance without its open row").isZero();
        assertThat(count("""
                        select count(*) from (
                            select t.id,
                                (select count(*) from act_ru_job j where j.process_instance_id_ = t.instance_id::text)
                                    as jobs,
                                (select count(*) from reminder r where r.task_id = t.id and r.state = 'armed')
                                    + case when t.due_at is not null and t.deleted_at is null
                                        and t.status in ('todo', 'in_progress') then 1 else 0 end as wanted
                            from task t where t.project_id = cast(? as uuid)) x
                        where x.jobs <> x.wanted""", project))
                .as("a timer for each armed reminder and each due date, and no other")
                .isZero();
        assertThat(count("""
                        select count(*) from task t where t.project_id = cast(? as uuid) and t.version >
                            2 * (select count(*) from task_change c where c.task_id = t.id)""", project)).as("each change has its row").isZero();
        assertThat(count("""
                        select count(*) from event e where e.project = cast(? as uuid) and e.type = 'TaskCreated'""", project)).isEqualTo(tasks.size());
    }

    private TestApi.Answer step(TestApi api, TestTeam.Team team, List<String> tasks) {
        if (tasks.size() < 5 || random.nextInt(10) == 0) {
            TestApi.Answer made = api.post("/api/v1/projects/" + team.project() + "/tasks", """
                    {"title": "Task %d"%s}""".formatted(
                            tasks.size(), random.nextBoolean() ? due() : ""));
            tasks.add("/api/v1/tasks/" + made.body().path("id").asText());
            return made;
        }
        String task = tasks.get(random.nextInt(tasks.size()));
        return switch (random.nextInt(11)) {
            case 0 -> api.post(task + "/complete", "");
            case 1, 2 -> api.post(task + "/reopen", "");
            case 3 -> api.post(task + "/cancel", "");
            case 4 -> random.nextInt(4) == 0 ? api.send("DELETE", task, "", Map.of()) : api.get(task);
            case 5 -> patch(api, task, "\"dueAt\": null");
            case 6 -> patch(api, task, "\"dueAt\": \"2031-02-%02dT10:00:00Z\"".formatted(1 + random.nextInt(28)));
            case 7 -> patch(api, task, "\"status\": \"in_progress\", \"priority\": \"high\"");
            case 8 -> api.post(task + "/reminders", "{\"before\": \"PT%dM\"}".formatted(1 + random.nextInt(90)));
            case 9 -> api.post(task + "/reminders", "{\"at\": \"2031-01-15T10:00:00Z\"}");
            default -> removeReminder(api, task);
        };
    }

    private static TestApi.Answer patch(TestApi api, String task, String fields) {
        return api.send("PATCH", task, "{" + fields + "}", Map.of());
    }

    private TestApi.Answer removeReminder(TestApi api, String task) {
        TestApi.Answer all = api.get(task + "/reminders");
        JsonNode items = all.body().path("items");
        return items.isEmpty()
                ? all
                : api.send(
                        "DELETE",
                        task + "/reminders/"
                                + items.get(random.nextInt(items.size()))
                                        .path("id")
                                        .asText(),
                        "",
                        Map.of());
    }

    private String due() {
        return ", \"dueAt\": \"2031-03-%02dT10:00:00Z\"%s"
                .formatted(
                        1 + random.nextInt(28),
                        random.nextBoolean() ? ", \"reminders\": [{\"before\": \"PT5M\"}]" : "");
    }

    private long count(String sql, String project) {
        return jdbc.sql(sql).param(project).query(Long.class).single();
    }
}
