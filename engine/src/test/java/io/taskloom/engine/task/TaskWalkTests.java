package io.taskloom.engine.task;

import static io.taskloom.engine.Team.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.bpm.Memberships;
import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.project.Projects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Row and process agree, whatever was done before and through whichever door: here, in Tasklist, in Cockpit (promises T2 and
 * F1).
 */
@EngineTest
@Timeout(120)
class TaskWalkTests {

    private static final int STEPS = 1_000;
    private static final String STEP = """
            <bpmn:userTask id="step" name="Have a look" />
            <bpmn:boundaryEvent id="late" attachedToRef="step" cancelActivity="false">
              <bpmn:timerEventDefinition id="late-timer"><bpmn:timeDate>2031-05-01T10:00:00Z</bpmn:timeDate></bpmn:timerEventDefinition>
            </bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="to-noted" sourceRef="late" targetRef="noted" />
            <bpmn:endEvent id="noted" />
            """;

    @Autowired
    private TestTeam teams;

    @Autowired
    private Projects projects;

    @Autowired
    private Memberships memberships;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService camunda;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    private final Random random = new Random(20261121);
    private final List<String> tasks = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private final Map<String, Map<Integer, Integer>> answers = new TreeMap<>();

    @SuppressWarnings("NullAway.Init")
    private TestTeam.Team team;

    private String otherProject = "";
    private String automation = "";

    @BeforeEach
    void aTeam() {
        team = teams.team();
    }

    @Test
    void afterARandomWalkNothingIsLeftOverOnEitherSide() {
        // given
        otherProject = projects.create(team.owner().actor(), team.workspace(), "Other", null, null)
                .id()
                .toString();
        automation = publish();

        // when
        for (int i = 0; i < STEPS; i++) {
            step();
        }

        // then
        System.out.println("Answers of the walk: " + answers);
        assertThat(answers.values()).as("everything was done at least once").allSatisfy(one -> assertThat(one.keySet())
                .anyMatch(status -> status < 300));
        String running = "t.status in ('todo', 'in_progress') and t.deleted_at is null and t.archived_at is null";
        none("rows in sight and open are those with a user task of their instance", """
                select count(*) from task t where t.workspace_id::text = :w and (%s) <> exists (
                    select from act_ru_task u where u.id_ = t.user_task_id::text and u.proc_inst_id_ = t.instance_id::text)
                """.formatted(running));
        none("no two rows share an instance", """
                select count(*) from (select t.instance_id from task t where t.workspace_id::text = :w and %s
                    group by 1 having count(*) > 1) x""".formatted(running));
        none("no instance without its open row or run", """
                select count(*) from act_ru_execution e where e.tenant_id_ = :w and e.parent_id_ is null
                and not exists (select from task t where t.instance_id::text = e.id_ and t.kind = 'task' and %s)
                and not exists (select from run r where r.id::text = e.id_ and r.ended_at is null)
                """.formatted(running));
        none("no run under way without its instance", """
                select count(*) from run r where r.workspace_id::text = :w and r.ended_at is null
                and not exists (select from act_ru_execution e where e.id_ = r.id::text)""");
        none("a timer for each armed reminder, each due date and each step, and no other", """
                select count(*) from (
                    select (select count(*) from act_ru_job j where j.process_instance_id_ = t.instance_id::text) as jobs,
                        case when not (%s) then 0 when t.kind = 'step' then 1 else
                            (select count(*) from reminder r where r.task_id = t.id and r.state = 'armed')
                            + case when t.due_at is not null then 1 else 0 end end as wanted
                    from task t where t.workspace_id::text = :w) x
                where x.jobs <> x.wanted""".formatted(running));
        none("no timer stands at another time than its date", """
                select count(*) from task t join act_ru_job j on j.process_instance_id_ = t.instance_id::text
                where t.workspace_id::text = :w and t.kind = 'task' and not (
                    j.duedate_ at time zone current_setting('TimeZone') = t.due_at
                    or exists (select from reminder r where r.task_id = t.id and r.state = 'armed'
                        and abs(extract(epoch from r.at - j.duedate_ at time zone current_setting('TimeZone'))) < 1))""");
        for (String table : List.of(
                "act_ru_job:process_instance_id_",
                "act_ru_event_subscr:proc_inst_id_",
                "act_ru_variable:proc_inst_id_",
                "act_ru_task:proc_inst_id_",
                "act_ru_ext_task:proc_inst_id_")) {
            String[] name = table.split(":", 2);
            none("orphans in " + name[0], """
                    select count(*) from %s x where x.tenant_id_ = :w
                    and not exists (select from act_ru_execution e where e.id_ = x.%s)""".formatted(name[0], name[1]));
        }
        none("no external task waits", "select count(*) from act_ru_ext_task where tenant_id_ = :w");
        none("nobody is offered what is gone", """
                select count(*) from act_ru_identitylink l where l.task_id_ is not null and :w <> ''
                and not exists (select from act_ru_task u where u.id_ = l.task_id_)""");
        none("no right is left on what is gone", """
                select count(*) from act_ru_authorization a where a.resource_type_ = 7 and a.resource_id_ <> '*' and :w <> ''
                and not exists (select from act_ru_task u where u.id_ = a.resource_id_)""");
        none("Camunda shows who has it", """
                select count(*) from act_ru_task u join task t on t.user_task_id::text = u.id_
                where t.workspace_id::text = :w and u.assignee_ is distinct from (
                    select a.person_id::text from task_assignee a where a.task_id = t.id order by a.position limit 1)""");
        none("each change has its row", """
                select count(*) from task t where t.workspace_id::text = :w and t.version >
                    2 * (select count(*) from task_change c where c.task_id = t.id)""");
    }

    private void none(String what, String sql) {
        assertThat(jdbc.sql(sql)
                        .param("w", team.workspace().toString())
                        .query(Long.class)
                        .single())
                .as(what)
                .isZero();
    }

    private void step() {
        int kind = tasks.size() < 5 ? 0 : random.nextInt(27);
        String task = tasks.isEmpty() ? "" : tasks.get(random.nextInt(tasks.size()));
        TestApi api = team.member().api();
        switch (kind) {
            case 0, 1 -> create(api);
            case 2 -> did("complete", api.post(task + "/complete", ""));
            case 3, 4 -> did("reopen", api.post(task + "/reopen", ""));
            case 5 -> did("cancel", api.post(task + "/cancel", ""));
            case 6 -> did("bin", api.send("DELETE", task, "", Map.of()));
            case 7, 8, 9 -> did("restore", api.post(task + "/restore", ""));
            case 10 -> did("archive", api.post(task + "/archive", ""));
            case 11 -> purge(task);
            case 12 -> did("no due date", patch(api, task, "\"dueAt\": null"));
            case 13 ->
                did(
                        "due date",
                        patch(api, task, "\"dueAt\": \"2031-02-%02dT10:00:00Z\"".formatted(1 + random.nextInt(28))));
            case 14 -> did("edit", patch(api, task, "\"status\": \"in_progress\", \"priority\": \"high\""));
            case 15 ->
                did(
                        "remind before",
                        api.post(task + "/reminders", "{\"before\": \"PT%dM\"}".formatted(1 + random.nextInt(90))));
            case 16 -> did("remind at", api.post(task + "/reminders", "{\"at\": \"2031-01-15T10:00:00Z\"}"));
            case 17 -> removeReminder(api, task);
            case 18 -> did("claim", api.post(task + "/claim", ""));
            case 19 -> did("unclaim", api.post(task + "/unclaim", ""));
            case 20 -> did("assign", patch(api, task, "\"assignees\": [" + somebodies() + "]"));
            case 21 -> move(task);
            case 22 -> tasklist();
            case 23 -> cockpit(task);
            case 24 -> start();
            case 25 -> block(api, task);
            default -> parent(api, task);
        }
    }

    private void create(TestApi api) {
        Answer made = api.post(
                "/api/v1/projects/" + team.project() + "/tasks",
                "{\"title\": \"Task %d\"%s, \"assignees\": [%s]}"
                        .formatted(tasks.size(), random.nextBoolean() ? due() : "", somebodies()));
        did("create", made);
        tasks.add("/api/v1/tasks/" + made.body().path("id").asText());
    }

    private String somebodies() {
        List<String> people = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            people.add("\"" + team.member().id() + "\"");
        }
        if (random.nextInt(3) == 0) {
            people.add("\"" + team.owner().id() + "\"");
        }
        return String.join(", ", people);
    }

    private void move(String task) {
        String to = random.nextBoolean() ? otherProject : team.project().toString();
        did("move", team.owner().api().post(task + "/move", json(Map.of("projectId", to))));
    }

    private void parent(TestApi api, String task) {
        String other = tasks.get(random.nextInt(tasks.size()));
        did("parent", patch(api, task, "\"parentId\": \"%s\"".formatted(other.substring(other.lastIndexOf('/') + 1))));
    }

    private void block(TestApi api, String task) {
        String other = tasks.get(random.nextInt(tasks.size()));
        did(
                "block",
                api.post(
                        task + "/dependencies",
                        json(Map.of("kind", "blocked_by", "taskId", other.substring(other.lastIndexOf('/') + 1)))));
    }

    /** Emptied by hand only now and then, so that there is something to walk on. */
    private void purge(String task) {
        if (random.nextInt(3) == 0) {
            did("purge", team.owner().api().send("DELETE", task + "?permanently=true", "", Map.of()));
        }
    }

    private void start() {
        Answer started = team.owner().api().post("/api/v1/automations/" + automation + "/start", "");
        did("start", started);
        runs.add(started.body().path("id").asText());
        TestApi api = team.owner().api();
        for (String project : List.of(team.project().toString(), otherProject)) {
            api.get("/api/v1/projects/" + project + "/tasks?limit=200")
                    .body()
                    .path("items")
                    .forEach(item -> {
                        String address = "/api/v1/tasks/" + item.path("id").asText();
                        if (item.path("kind").asText().equals("step") && !tasks.contains(address)) {
                            tasks.add(address);
                        }
                    });
        }
    }

    /** As somebody signed in to Camunda's Tasklist: what they see there, they complete, take or give back. */
    private void tasklist() {
        Somebody who = random.nextBoolean() ? team.member() : team.owner();
        var teams = memberships.of(who.id());
        identity.setAuthentication(
                who.id().toString(),
                List.copyOf(teams.groups()),
                teams.workspaces().stream().map(Object::toString).toList());
        try {
            List<Task> shown = camunda.createTaskQuery().list();
            if (!shown.isEmpty()) {
                Task task = shown.get(random.nextInt(shown.size()));
                switch (random.nextInt(4)) {
                    case 0 -> there("tasklist complete", () -> camunda.complete(task.getId()));
                    case 1 -> there("tasklist give back", () -> camunda.setAssignee(task.getId(), null));
                    default ->
                        there(
                                "tasklist take",
                                () -> camunda.setAssignee(task.getId(), who.id().toString()));
                }
            }
        } finally {
            identity.clearAuthentication();
        }
    }

    /** As an administrator in Cockpit who is also the project's owner. */
    private void cockpit(String address) {
        String instance =
                team.owner().api().get(address).body().at("/process/instanceId").asText();
        identity.setAuthentication(
                team.owner().id().toString(),
                List.of("admin"),
                List.of(team.workspace().toString()));
        try {
            if (random.nextInt(3) > 0) {
                there("cockpit cancel", () -> runtime.deleteProcessInstance(instance, "not needed"));
            } else {
                there(
                        "cockpit assign",
                        () -> camunda.setAssignee(
                                camunda.createTaskQuery()
                                        .processInstanceId(instance)
                                        .singleResult()
                                        .getId(),
                                team.member().id().toString()));
            }
        } finally {
            identity.clearAuthentication();
        }
        if (random.nextInt(4) == 0 && !runs.isEmpty()) {
            String run = runs.get(random.nextInt(runs.size()));
            did("cancel run", team.owner().api().post("/api/v1/runs/" + run + "/cancel", ""));
        }
    }

    private void there(String what, Runnable act) {
        int status = 200;
        try {
            act.run();
        } catch (ProcessEngineException | Problem | NullPointerException refused) {
            status = 409;
        }
        answers.computeIfAbsent(what, key -> new TreeMap<>()).merge(status, 1, Integer::sum);
    }

    private void did(String what, Answer answer) {
        assertThat(answer.status()).as(what + ": " + answer.text()).isIn(200, 201, 202, 204, 400, 403, 404, 409, 422);
        answers.computeIfAbsent(what, key -> new TreeMap<>()).merge(answer.status(), 1, Integer::sum);
    }

    private String publish() {
        TestApi api = team.owner().api();
        String id = api.post(
                        "/api/v1/workspaces/" + team.workspace() + "/automations",
                        json(Map.of(
                                "name",
                                "Look",
                                "bpmn",
                                TestModels.process("", STEP),
                                "projectId",
                                team.project().toString())))
                .body()
                .path("id")
                .asText();
        Answer published = api.post("/api/v1/automations/" + id + "/publish", "{\"draftVersion\": 1}");
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        return id;
    }

    private static Answer patch(TestApi api, String task, String fields) {
        return api.send("PATCH", task, "{" + fields + "}", Map.of());
    }

    private void removeReminder(TestApi api, String task) {
        JsonNode items = api.get(task + "/reminders").body().path("items");
        if (!items.isEmpty()) {
            String reminder = items.get(random.nextInt(items.size())).path("id").asText();
            did("no reminder", api.send("DELETE", task + "/reminders/" + reminder, "", Map.of()));
        }
    }

    private String due() {
        return ", \"dueAt\": \"2031-03-%02dT10:00:00Z\"%s"
                .formatted(
                        1 + random.nextInt(28),
                        random.nextBoolean() ? ", \"reminders\": [{\"before\": \"PT5M\"}]" : "");
    }
}
