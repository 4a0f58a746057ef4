package io.taskloom.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.WorkspaceRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Templates over HTTP (promise T6). */
@EngineTest
@Timeout(120)
class TemplateApiTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Projects projects;

    @Autowired
    private ProjectMembers projectMembers;

    @Autowired
    private WorkspaceMembers workspaceMembers;

    private TestTeam.Team team;
    private TestApi api;

    @BeforeEach
    void newTeam() {
        team = teams.team();
        api = team.member().api();
    }

    private Answer create(TestApi by, String kind, String content, String more) {
        return by.post("/api/v1/templates", """
                {"workspaceId": "%s", "kind": "%s", "name": "Onboarding", "content": %s%s}""".formatted(team.workspace(), kind, content, more));
    }

    private String made(String kind, String content, String more) {
        Answer answer = create(api, kind, content, more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return "/api/v1/templates/" + answer.body().path("id").asText();
    }

    private String saved(TestApi by, String from) {
        return "/api/v1/templates/"
                + ok(by.post(
                                "/api/v1/templates",
                                "{\"workspaceId\": \"%s\", \"name\": \"Saved\", \"from\": %s}"
                                        .formatted(team.workspace(), from)))
                        .path("id")
                        .asText();
    }

    private JsonNode use(String template, String more) {
        return ok(api.post(template + "/apply", "{\"timeZone\": \"Europe/Berlin\"%s}".formatted(more)));
    }

    private String here() {
        return ", \"projectId\": \"" + team.project() + "\"";
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    private static JsonNode named(JsonNode tasks, String title) {
        return StreamSupport.stream(tasks.spliterator(), false)
                .filter(task -> task.path("title").asText().equals(title))
                .findAny()
                .orElseThrow(() -> new AssertionError("no task " + title + " in " + texts(tasks, "title")));
    }

    private JsonNode tasks(String project) {
        return api.get("/api/v1/projects/" + project + "/tasks?limit=200&sort=position")
                .body()
                .path("items");
    }

    private int events(String project, String type) {
        return jdbc.sql("select count(*) from event where project = ?::uuid and type = ?")
                .params(project, type)
                .query(Integer.class)
                .single();
    }

    private int instances(String project) {
        return jdbc.sql("""
                        select count(*) from task t join act_ru_execution e on e.proc_inst_id_ = t.instance_id::text
                            and e.parent_id_ is null
                        where t.project_id = ?::uuid""").param(project).query(Integer.class).single();
    }

    private TestTeam.Somebody anotherWorkspace() {
        return teams.team().member();
    }

    private static final String PROJECT = """
            {"description": "For {{client}}", "color": "#2f9e44",
             "sections": [{"name": "Prepare", "wipLimit": 3}, {"name": "Go"}],
             "tags": [{"name": "legal", "color": "#e03131"}],
             "tasks": [
               {"title": "Contract with {{client}}", "key": "contract", "section": "Prepare", "priority": "high",
                "tags": ["legal"], "due": {"days": 0, "at": "12:00"}, "reminders": [{"before": "PT1H"}],
                "subtasks": [{"title": "Draft", "key": "draft"}, {"title": "Sign", "blockedBy": ["draft"]}]},
               {"title": "Kick-off", "section": "Go", "start": {"days": 7}, "due": {"days": 7, "at": "18:30"},
                "tags": ["meeting"], "blockedBy": ["contract"]}]}""";

    private static final String ASKS = ", \"placeholders\": [{\"name\": \"client\", \"label\": \"Which client?\"},"
            + " {\"name\": \"lead\", \"default\": \"Olga\"}]";

    @Test
    void aTemplateIsReadByTheWorkspaceAndChangedByItsOwnerAndAdmins() {
        // given
        Answer made = create(api, "task", "{\"title\": \"Call {{client}}\"}", ASKS);
        String path = made.header("Location");

        // then
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"v1\"");
        assertThat(made.body().at("/content/title").asText()).isEqualTo("Call {{client}}");
        assertThat(made.body().at("/content/priority").asText()).isEqualTo("medium");
        assertThat(made.body().at("/placeholders/0/label").asText()).isEqualTo("Which client?");
        assertThat(made.body().at("/placeholders/1/default").asText()).isEqualTo("Olga");
        assertThat(api.get(path).body()).isEqualTo(made.body());
        for (var reader : List.of(team.owner(), team.viewer(), team.colleague())) {
            assertThat(reader.api().get(path).status()).isEqualTo(200);
        }
        JsonNode listed = team.colleague()
                .api()
                .get("/api/v1/templates?workspace=" + team.workspace())
                .body()
                .at("/items/0");
        assertThat(listed.path("tasks").asInt()).isEqualTo(1);
        assertThat(listed.path("canEdit").asBoolean(true)).isFalse();
        assertThat(listed.at("/owner/id").asText()).isEqualTo(team.member().id().toString());
        assertThat(listed.has("content")).isFalse();

        // and
        for (var other : List.of(team.viewer(), team.colleague())) {
            assertThat(other.api()
                            .send("PATCH", path, "{\"name\": \"x\"}", Map.of())
                            .type())
                    .isEqualTo("not-your-template");
            assertThat(other.api().send("DELETE", path, "", Map.of()).status()).isEqualTo(403);
        }
        Answer patched = team.owner()
                .api()
                .send(
                        "PATCH",
                        path,
                        "{\"name\": \"Ours\", \"content\": {\"title\": \"Write to {{client}}\"}}",
                        Map.of("If-Match", "\"v1\""));
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.body().path("name").asText()).isEqualTo("Ours");
        assertThat(patched.header("ETag")).isEqualTo("\"v2\"");
        Answer stale = api.send("PATCH", path, "{\"name\": \"x\"}", Map.of("If-Match", "\"v1\""));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body().at("/current/name").asText()).isEqualTo("Ours");
        assertThat(api.send("DELETE", path, "", Map.of("If-Match", "\"v1\"")).status())
                .isEqualTo(412);
        assertThat(api.send("DELETE", path, "", Map.of("If-Match", "\"v2\"")).status())
                .isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from event where workspace = ? and type = 'TemplateChanged'")
                        .param(team.workspace().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void outsideOfTheWorkspaceThereIsNoTemplate() {
        String path = made("task", "{\"title\": \"Call\"}", "");
        String body = "{\"projectId\": \"%s\"}".formatted(team.project());
        var outsider = anotherWorkspace();

        for (var other : List.of(outsider, team.stranger())) {
            assertThat(other.api().get(path).status()).isEqualTo(404);
            assertThat(other.api().send("PATCH", path, "{}", Map.of()).status()).isEqualTo(404);
            assertThat(other.api().send("DELETE", path, "", Map.of()).status()).isEqualTo(404);
            assertThat(other.api().post(path + "/apply", body).status()).isEqualTo(404);
            assertThat(other.api()
                            .get("/api/v1/templates?workspace=" + team.workspace())
                            .status())
                    .isEqualTo(404);
            assertThat(create(other.api(), "task", "{\"title\": \"x\"}", "").status())
                    .isEqualTo(404);
        }
        TestApi nobody = teams.anonymous();
        assertThat(nobody.get(path).status()).isEqualTo(401);
        assertThat(nobody.get("/api/v1/templates?workspace=" + team.workspace()).status())
                .isEqualTo(401);
        assertThat(nobody.post("/api/v1/templates", "{}").status()).isEqualTo(401);
        assertThat(nobody.post(path + "/apply", body).status()).isEqualTo(401);
        assertThat(nobody.send("PATCH", path, "{}", Map.of()).status()).isEqualTo(401);
        assertThat(nobody.send("DELETE", path, "", Map.of()).status()).isEqualTo(401);
        assertThat(nobody.post("/api/v1/projects/" + team.project() + "/duplicate", "{\"name\": \"x\"}")
                        .status())
                .isEqualTo(401);
        assertThat(nobody.post("/api/v1/tasks/" + Ids.next() + "/duplicate", "{}")
                        .status())
                .isEqualTo(401);
        assertThat(api.get("/api/v1/templates/" + Ids.next()).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/templates/nonsense").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/templates").status()).isEqualTo(400);
    }

    @Test
    void usingATaskTemplateTakesTheRightToWriteInAProjectOfTheWorkspace() {
        String path = made("task", "{\"title\": \"Call\"}", "");
        ProjectId hidden = projects.create(team.owner().actor(), team.workspace(), "Hidden", null, null)
                .id();
        var elsewhere = teams.team();
        workspaceMembers.admit(team.member().actor(), elsewhere.workspace(), WorkspaceRole.ADMIN);

        assertThat(team.viewer()
                        .api()
                        .post(path + "/apply", "{\"projectId\": \"%s\"}".formatted(team.project()))
                        .status())
                .isEqualTo(403);
        assertThat(team.colleague()
                        .api()
                        .post(path + "/apply", "{\"projectId\": \"%s\"}".formatted(team.project()))
                        .status())
                .isEqualTo(404);
        for (Object other : List.of(hidden, elsewhere.project(), Ids.next())) {
            assertThat(api.post(path + "/apply", "{\"projectId\": \"%s\"}".formatted(other))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(tasks(team.project().toString())).isEmpty();
    }

    @Test
    void aTaskIsMadeWithEverythingThatItsTemplateSays() {
        // given
        String section = ok(api.post("/api/v1/projects/" + team.project() + "/sections", "{\"name\": \"Doing\"}"))
                .path("id")
                .asText();
        ok(api.post("/api/v1/projects/" + team.project() + "/tags", "{\"name\": \"Sales\"}"));
        String path =
                made("task", """
                {"title": "Call {{client}} of {{ lead }}", "description": "# {{client}} {{not one}}", "priority": "urgent",
                 "tags": ["sales", "{{client}}"], "start": {"days": -1}, "due": {"days": 3, "at": "15:00"},
                 "assignees": ["%s", "%s"], "reminders": [{"before": "P1D"}, {"before": "P300D"}],
                 "subtasks": [{"title": "Look up {{client}}", "due": {"days": 1}, "subtasks": [{"title": "Ask"}]}]}""".formatted(team.member().id(), team.colleague().id()), ASKS);

        // when
        JsonNode answer = use(
                path,
                here()
                        + ", \"sectionId\": \"%s\", \"anchor\": \"2027-03-26\", \"values\": {\"client\": \"$1 ACME {{lead}}\"}"
                                .formatted(section));

        // then
        JsonNode task = answer.path("task");
        assertThat(answer.path("project").isNull()).isTrue();
        assertThat(task.path("title").asText()).isEqualTo("Call $1 ACME {{lead}} of Olga");
        assertThat(task.path("description").asText()).isEqualTo("# $1 ACME {{lead}} {{not one}}");
        assertThat(task.path("priority").asText()).isEqualTo("urgent");
        assertThat(task.path("sectionId").asText()).isEqualTo(section);
        assertThat(texts(task.path("tags"), "name")).containsExactly("$1 ACME {{lead}}", "Sales");
        assertThat(task.path("startAt").asText()).isEqualTo("2027-03-25T08:00:00Z");
        // On 28 March the clocks go forward: three in the afternoon stays three in the afternoon.
        assertThat(task.path("dueAt").asText()).isEqualTo("2027-03-29T13:00:00Z");
        assertThat(task.path("timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(texts(task.path("assignees"), "id"))
                .containsExactly(team.member().id().toString());
        assertThat(texts(answer.path("unassigned"), "id"))
                .containsExactly(team.colleague().id().toString());
        String id = task.path("id").asText();
        assertThat(texts(api.get("/api/v1/tasks/" + id + "/reminders").body().path("items"), "before"))
                .as("what would have been before now is left out")
                .containsExactly("P1D");
        assertThat(task.at("/subtasks/total").asInt()).isEqualTo(2);
        JsonNode all = tasks(team.project().toString());
        JsonNode below = named(all, "Look up $1 ACME {{lead}}");
        assertThat(below.path("parentId").asText()).isEqualTo(id);
        assertThat(below.path("dueAt").asText()).isEqualTo("2027-03-27T16:00:00Z");
        assertThat(named(all, "Ask").path("parentId").asText())
                .isEqualTo(below.path("id").asText());
        assertThat(instances(team.project().toString())).isEqualTo(3);
        assertThat(events(team.project().toString(), "TaskCreated")).isEqualTo(3);
        assertThat(events(team.project().toString(), "TagChanged")).isEqualTo(2);
    }

    @Test
    void aProjectIsMadeWithSectionsTagsTasksAndDependencies() {
        // given
        String path = made("project", PROJECT, ASKS);

        // when
        JsonNode answer =
                use(path, ", \"name\": \"ACME\", \"anchor\": \"2026-12-01\", \"values\": {\"client\": \"ACME\"}");

        // then
        JsonNode project = answer.path("project");
        String id = project.path("id").asText();
        assertThat(project.path("role").asText()).isEqualTo("owner");
        assertThat(project.path("description").asText()).isEqualTo("For ACME");
        JsonNode sections =
                api.get("/api/v1/projects/" + id + "/sections").body().path("items");
        assertThat(texts(sections, "name")).containsExactly("Prepare", "Go");
        assertThat(sections.at("/0/wipLimit").asInt()).isEqualTo(3);
        JsonNode tags = api.get("/api/v1/projects/" + id + "/tags").body().path("items");
        assertThat(texts(tags, "name")).containsExactly("legal", "meeting");
        assertThat(tags.at("/0/color").asText()).isEqualTo("#e03131");
        JsonNode all = tasks(id);
        assertThat(texts(all, "title")).containsExactly("Contract with ACME", "Draft", "Sign", "Kick-off");
        assertThat(texts(all, "blocked")).containsExactly("false", "false", "true", "true");
        assertThat(named(all, "Kick-off").path("sectionId").asText())
                .isEqualTo(sections.at("/1/id").asText());
        assertThat(named(all, "Kick-off").path("startAt").asText()).isEqualTo("2026-12-08T08:00:00Z");
        assertThat(named(all, "Contract with ACME").path("dueAt").asText()).isEqualTo("2026-12-01T11:00:00Z");
        assertThat(instances(id)).isEqualTo(4);
        assertThat(events(id, "ProjectCreated")).isEqualTo(1);
        assertThat(events(id, "TaskCreated")).isEqualTo(4);
        assertThat(events(id, "SectionChanged")).isEqualTo(2);
        assertThat(events(id, "DependencyAdded")).isEqualTo(4);
        Answer early = api.post("/api/v1/tasks/" + named(all, "Sign").path("id").asText() + "/complete", "{}");
        assertThat(early.type()).isEqualTo("task-blocked");
    }

    @Test
    void whoIsAssignedInATemplateJoinsItsProjectUnlessTheyHaveLeftTheWorkspace() {
        String path = made(
                "project",
                "{\"tasks\": [{\"title\": \"Call\", \"assignees\": [\"%s\", \"%s\"]}]}"
                        .formatted(team.viewer().id(), team.colleague().id()),
                "");
        workspaceMembers.remove(
                team.owner().actor(), team.workspace(), team.viewer().id(), null);

        JsonNode answer = use(path, ", \"name\": \"New\"");

        String id = answer.at("/project/id").asText();
        assertThat(texts(tasks(id).at("/0/assignees"), "id"))
                .containsExactly(team.colleague().id().toString());
        assertThat(texts(answer.path("unassigned"), "id"))
                .containsExactly(team.viewer().id().toString());
        assertThat(team.colleague()
                        .api()
                        .get("/api/v1/projects/" + id)
                        .body()
                        .path("role")
                        .asText())
                .isEqualTo("member");
        assertThat(events(id, "ProjectMemberAdded")).isEqualTo(1);
    }

    @Test
    void aMissingValueAndOneThatNobodyAskedForAreNamedAndNothingIsMade() {
        String path = made("project", PROJECT, ASKS);

        Answer answer = api.post(
                path + "/apply", "{\"name\": \"ACME\", \"values\": {\"client\": \" \", \"customer\": \"ACME\"}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .containsExactly("values.client", "values.customer");
        assertThat(answer.body().path("errors").findValuesAsText("code")).containsExactly("required", "unknown");
        Answer wrong = api.post(
                path + "/apply", "{\"name\": \"ACME\", \"values\": {\"client\": \"%s\"}}".formatted("x".repeat(300)));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().path("errors").findValuesAsText("field")).contains("content.tasks[0].title");
        assertThat(projects.list(team.member().actor(), team.workspace())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"projectId": null}                                        | projectId
            {"name": "x"}                                              | name
            {"projectId": "{p}", "sectionId": "{p}"}                   | sectionId
            {"projectId": "{p}", "anchor": "2026-02-30"}               | anchor
            {"projectId": "{p}", "anchor": "1969-12-31"}               | anchor
            {"projectId": "{p}", "timeZone": "Mars/Base"}              | timeZone
            {"projectId": "{p}", "values": {"x": "y"}}                 | values.x
            {"projectId": "{p}", "day": "2026-12-01"}                  | day
            """)
    void aUseThatMakesNoSenseIsRefused(String body, String field) {
        String path = made("task", "{\"title\": \"Call\", \"due\": {\"days\": 0}}", "");

        Answer answer =
                api.post(path + "/apply", body.replace("{p}", team.project().toString()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
        assertThat(tasks(team.project().toString())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            task    | {}                                                                       | content.title
            task    | {"title": 1, "colour": "red"}                                            | content.colour
            task    | {"title": "x", "subtasks": [{"title": "y", "size": 1}]}                  | content.subtasks[0].size
            task    | {"title": "x", "subtasks": [{"title": " "}]}                             | content.subtasks[0].title
            task    | {"title": "x {{who}}"}                                                   | content.title
            task    | {"title": "x", "priority": "never"}                                      | content.priority
            task    | {"title": "x", "due": {"days": 3651}}                                    | content.due.days
            task    | {"title": "x", "due": {"days": "soon"}}                                  | content.due.days
            task    | {"title": "x", "due": {"at": "09:00"}}                                   | content.due.days
            task    | {"title": "x", "start": {"days": 0, "at": "24:00"}}                      | content.start.at
            task    | {"title": "x", "start": {"days": 0, "at": "18:00"}, "due": {"days": 0}}  | content.due
            task    | {"title": "x", "timeZone": "Mars/Base"}                                  | content.timeZone
            task    | {"title": "x", "reminders": [{"before": "P1D"}]}                         | content.reminders
            task    | {"title": "x", "due": {"days": 0}, "reminders": [{"before": "soon"}]}    | content.reminders[0].before
            task    | {"title": "x", "due": {"days": 0}, "reminders": [{"before": "P1D", "relativeTo": "start"}]} | content.reminders
            task    | {"title": "x", "due": {"days": 0}, "reminders": [{"before": "P1D", "repeat": {}}]} | content.reminders[0].repeat.every
            task    | {"title": "x", "due": {"days": 0}, "reminders": [{"before": "P1D", "repeat": {"every": "P1D", "until": "2031-01-01T00:00:00Z"}}]} | content.reminders[0].repeat.until
            task    | {"title": "x", "due": {"days": 0}, "reminders": [{"before": "P1D", "audience": "person"}]} | content.reminders[0].personId
            task    | {"title": "x", "due": {"days": 0}, "reminders": [{"before": "P1D", "channels": []}]} | content.reminders[0].channels
            task    | {"title": "x", "due": {"days": 0}, "reminders": [{"before": "P1D", "at": "2031-01-01T00:00:00Z"}]} | content.reminders[0].at
            task    | {"title": "x", "tags": [""]}                                             | content.tags[0]
            task    | {"title": "x", "tags": [null]}                                           | content
            task    | {"title": "x", "assignees": ["00000000-0000-7000-8000-000000000000"]}    | content
            task    | {"title": "x", "section": "Doing"}                                       | content.section
            task    | {"title": "x\\u0000"}                                                    | content.title
            task    | {"title": "\\ud800"}                                                     | content.title
            project | {"tasks": [{"title": "x", "section": "Doing"}]}                          | content.tasks[0].section
            project | {"sections": [{"name": "A"}, {"name": "A"}]}                             | content.sections[1].name
            project | {"sections": [{"name": "A", "wipLimit": 0}]}                             | content.sections[0].wipLimit
            project | {"tags": [{"name": "A"}, {"name": "a"}]}                                 | content.tags[1].name
            project | {"color": "green"}                                                       | content.color
            project | {"tasks": [{"title": "x", "key": "a"}, {"title": "y", "key": "a"}]}      | content.tasks[1].key
            project | {"tasks": [{"title": "x", "blockedBy": ["a"]}]}                          | content
            project | {"tasks": [{"title": "x", "key": "a", "blockedBy": ["b"]}, {"title": "y", "key": "b", "blockedBy": ["a"]}]} | content
            project | []                                                                       | content
            project | {"title": "x"}                                                           | content.title
            """)
    void aContentThatCouldNotBeMadeIsNotKept(String kind, String content, String field) {
        Answer answer = create(api, kind, content, "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .as(answer.text())
                .anyMatch(found -> found.startsWith(field));
        assertThat(api.get("/api/v1/templates?workspace=" + team.workspace())
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name": " "                                                  | name
            "name": null                                                 | name
            "kind": "list"                                               | kind
            "kind": null                                                 | kind
            "content": null                                              | content
            "from": {"taskId": "00000000-0000-7000-8000-000000000000"}   | content
            "anchor": "2026-12-01"                                       | anchor
            "placeholders": [{"name": "1st"}]                            | placeholders[0].name
            "placeholders": [{"name": "a"}, {"name": "a"}]               | placeholders[1].name
            "placeholders": [null]                                       | placeholders[0]
            "colour": "red"                                              | colour
            """)
    void aTemplateThatMakesNoSenseIsNotKept(String member, String field) {
        Answer answer = create(api, "task", "{\"title\": \"x\"}", ", " + member);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .as(answer.text())
                .contains(field);
    }

    @Test
    void fiveHundredTasksAreMadeAtOnceAndNotOneMore() {
        String task = "{\"title\": \"Task\", \"key\": \"k%d\", \"due\": {\"days\": %d}}";
        var tasks = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            tasks.add(task.formatted(i, i));
        }
        String path = made("project", "{\"tasks\": %s}".formatted(tasks), "");
        tasks.add(task.formatted(500, 0));
        assertThat(create(api, "project", "{\"tasks\": %s}".formatted(tasks), "")
                        .status())
                .isEqualTo(400);
        String deep = "{\"title\": \"x\"}";
        for (int i = 0; i < 20; i++) {
            deep = "{\"title\": \"x\", \"subtasks\": [%s]}".formatted(deep);
        }
        assertThat(create(api, "task", deep, "").status()).isEqualTo(400);

        String id = use(path, ", \"name\": \"Large\"").at("/project/id").asText();

        assertThat(instances(id)).isEqualTo(500);
        assertThat(events(id, "TaskCreated")).isEqualTo(500);
    }

    @Test
    void aTaskBecomesATemplateWithItsDatesRelative() {
        // given
        JsonNode task = team.task("Send {{what}}", """
                , "dueAt": "2027-06-10T15:00:00Z", "startAt": "2027-06-08T07:30:00Z", "assignees": ["%s"],
                "reminders": [{"before": "P1D"}, {"at": "2027-06-10T13:00:00Z"}]""".formatted(team.member().id()));
        team.task("Print", ", \"parentId\": \"" + task.path("id").asText() + "\"");
        JsonNode cancelled =
                team.task("Never", ", \"parentId\": \"" + task.path("id").asText() + "\"");
        api.post("/api/v1/tasks/" + cancelled.path("id").asText() + "/cancel", "");
        String from = "{\"taskId\": \"%s\"}".formatted(task.path("id").asText());

        // when
        JsonNode template = api.get(saved(api, from)).body();

        // then
        JsonNode content = template.path("content");
        assertThat(template.path("kind").asText()).isEqualTo("task");
        assertThat(texts(template.path("placeholders"), "name")).containsExactly("what");
        assertThat(content.path("start").toString()).isEqualTo("{\"days\":0,\"at\":\"09:30\"}");
        assertThat(content.path("due").toString()).isEqualTo("{\"days\":2,\"at\":\"17:00\"}");
        assertThat(texts(content.path("reminders"), "before")).containsExactly("PT24H", "PT2H");
        assertThat(texts(content.path("subtasks"), "title")).containsExactly("Print");
        assertThat(content.at("/assignees/0").asText())
                .isEqualTo(team.member().id().toString());
        assertThat(team.viewer()
                        .api()
                        .post(
                                "/api/v1/templates",
                                "{\"workspaceId\": \"%s\", \"name\": \"x\", \"from\": %s}"
                                        .formatted(team.workspace(), from))
                        .status())
                .isEqualTo(403);
        assertThat(team.colleague()
                        .api()
                        .post(
                                "/api/v1/templates",
                                "{\"workspaceId\": \"%s\", \"name\": \"x\", \"from\": %s}"
                                        .formatted(team.workspace(), from))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aTemplateKeepsAllThatAReminderSays() {
        // given
        JsonNode task = team.task("Call", """
                , "startAt": "2031-06-02T08:00:00Z", "dueAt": "2031-06-10T15:00:00Z", "reminders": [
                    {"before": "PT4H", "relativeTo": "start", "audience": "person", "personId": "%s", "channels": ["inbox"],
                     "repeat": {"every": "P1D", "times": 3, "until": "2031-06-20T00:00:00Z"}, "missed": "skip",
                     "working": true, "inHours": true}]""".formatted(team.owner().id()));
        String path =
                saved(api, "{\"taskId\": \"%s\"}".formatted(task.path("id").asText()));

        // when
        String made = use(path, here() + ", \"anchor\": \"2032-06-07\"")
                .at("/task/id")
                .asText();

        // then
        JsonNode reminder =
                api.get("/api/v1/tasks/" + made + "/reminders").body().at("/items/0");
        assertThat(reminder.path("before").asText()).isEqualTo("PT4H");
        assertThat(reminder.path("relativeTo").asText()).isEqualTo("start");
        assertThat(reminder.at("/person/id").asText())
                .isEqualTo(team.owner().id().toString());
        assertThat(reminder.path("channels").toString()).isEqualTo("[\"inbox\"]");
        assertThat(reminder.at("/repeat/every").asText()).isEqualTo("P1D");
        assertThat(reminder.at("/repeat/times").asInt()).isEqualTo(3);
        assertThat(reminder.at("/repeat/until").isNull()).isTrue();
        assertThat(reminder.path("missed").asText()).isEqualTo("skip");
        assertThat(reminder.path("working").asBoolean()).isTrue();
        assertThat(reminder.path("inHours").asBoolean()).isTrue();
        String content = api.get(path).body().path("content").toString();
        Answer again = api.send("PATCH", path, "{\"content\": %s}".formatted(content), Map.of("If-Match", "\"v1\""));
        assertThat(again.status()).as(again.text()).isEqualTo(200);
    }

    @Test
    void aProjectBecomesATemplateAndTheSameProjectAgain() {
        // given
        String path = made("project", PROJECT, ASKS);
        String first = use(path, ", \"name\": \"ACME\", \"anchor\": \"2027-01-04\", \"values\": {\"client\": \"ACME\"}")
                .at("/project/id")
                .asText();
        String done = named(tasks(first), "Draft").path("id").asText();
        api.post("/api/v1/tasks/" + done + "/complete", "");

        // when
        String open = saved(api, "{\"projectId\": \"%s\"}".formatted(first));
        String all = saved(api, "{\"projectId\": \"%s\", \"includeDone\": true}".formatted(first));

        // then
        JsonNode content = api.get(open).body().path("content");
        assertThat(texts(content.path("tasks"), "title")).containsExactly("Contract with ACME", "Kick-off");
        assertThat(texts(content.at("/tasks/0/subtasks"), "title")).containsExactly("Sign");
        assertThat(content.at("/tasks/1/blockedBy/0").asText())
                .isEqualTo(content.at("/tasks/0/key").asText());
        assertThat(content.at("/tasks/0/due").toString()).isEqualTo("{\"days\":0,\"at\":\"12:00\"}");
        assertThat(texts(api.get(all).body().at("/content/tasks/0/subtasks"), "title"))
                .containsExactly("Draft", "Sign");
        String again = use(all, ", \"name\": \"Again\", \"anchor\": \"2027-02-01\"")
                .at("/project/id")
                .asText();
        assertThat(texts(tasks(again), "title")).containsExactly("Contract with ACME", "Draft", "Sign", "Kick-off");
        assertThat(texts(tasks(again), "blocked")).containsExactly("false", "false", "true", "true");
        assertThat(instances(again)).isEqualTo(4);
    }

    @Test
    void aSourceOfAnotherWorkspaceIsRefused() {
        var elsewhere = teams.team();
        workspaceMembers.admit(team.member().actor(), elsewhere.workspace(), WorkspaceRole.ADMIN);

        for (String source : List.of(
                "{\"projectId\": \"%s\"}".formatted(elsewhere.project()),
                "{}",
                "{\"projectId\": \"%s\", \"taskId\": \"%s\"}".formatted(team.project(), Ids.next()))) {
            assertThat(api.post(
                                    "/api/v1/templates",
                                    "{\"workspaceId\": \"%s\", \"name\": \"x\", \"from\": %s}"
                                            .formatted(team.workspace(), source))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(api.post(
                                "/api/v1/templates",
                                "{\"workspaceId\": \"%s\", \"name\": \"x\", \"from\": {\"taskId\": \"%s\"}}"
                                        .formatted(team.workspace(), Ids.next()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aDuplicateOfATaskIsOpenAndHasEverythingButCommentsAndDependencies() {
        // given
        String section = ok(api.post("/api/v1/projects/" + team.project() + "/sections", "{\"name\": \"Doing\"}"))
                .path("id")
                .asText();
        String tag = ok(api.post("/api/v1/projects/" + team.project() + "/tags", "{\"name\": \"Home\"}"))
                .path("id")
                .asText();
        JsonNode other = team.task("First", "");
        JsonNode task = team.task("Paint {{wall}}", """
                , "description": "Blue", "priority": "high", "dueAt": "2027-10-31T00:30:05.123456Z", "timeZone": "Europe/Berlin",
                "startAt": "2027-10-30T08:00:00Z", "assignees": ["%s"], "tags": ["%s"], "sectionId": "%s",
                "reminders": [{"before": "PT90M"}]""".formatted(team.member().id(), tag, section));
        String id = task.path("id").asText();
        JsonNode below = team.task("Buy paint", ", \"parentId\": \"%s\", \"sectionId\": \"%s\"".formatted(id, section));
        ok(api.post("/api/v1/tasks/" + id + "/comments", "{\"text\": \"Soon\"}"));
        ok(api.post(
                "/api/v1/tasks/" + id + "/dependencies",
                "{\"kind\": \"blocked_by\", \"taskId\": \"%s\"}"
                        .formatted(other.path("id").asText())));
        api.post("/api/v1/tasks/" + below.path("id").asText() + "/complete", "");

        // when
        Answer answer = api.post("/api/v1/tasks/" + id + "/duplicate", "{\"title\": \"Paint again\"}");

        // then
        JsonNode copy = ok(answer);
        assertThat(answer.header("Location"))
                .isEqualTo("/api/v1/tasks/" + copy.path("id").asText());
        for (String field :
                List.of("description", "priority", "dueAt", "startAt", "timeZone", "assignees", "tags", "sectionId")) {
            assertThat(copy.path(field)).as(field).isEqualTo(task.path(field));
        }
        assertThat(copy.path("title").asText()).isEqualTo("Paint again");
        assertThat(copy.path("comments").asInt()).isZero();
        assertThat(copy.path("blocked").asBoolean()).isFalse();
        assertThat(copy.path("subtasks").toString()).isEqualTo("{\"total\":1,\"done\":0}");
        String copyPath = "/api/v1/tasks/" + copy.path("id").asText();
        assertThat(texts(api.get(copyPath + "/reminders").body().path("items"), "before"))
                .containsExactly("PT1H30M");
        JsonNode copied = api.get(copyPath + "/subtasks").body().path("items").path(0);
        assertThat(copied.path("status").asText()).isEqualTo("todo");
        assertThat(copied.path("sectionId").asText()).isEqualTo(section);
        JsonNode alone = ok(api.post("/api/v1/tasks/" + id + "/duplicate", "{\"withSubtasks\": false}"));
        assertThat(alone.path("title").asText()).isEqualTo("Paint {{wall}}");
        assertThat(alone.at("/subtasks/total").asInt()).isZero();
        JsonNode part = ok(api.post("/api/v1/tasks/" + below.path("id").asText() + "/duplicate", "{}"));
        assertThat(part.path("parentId").asText()).isEqualTo(id);
        // Of seven tasks one is done.
        assertThat(instances(team.project().toString())).isEqualTo(6);
    }

    @Test
    void aDuplicateTakesTheRightToWrite() {
        JsonNode task = team.task("Call", "");
        String of = "/api/v1/tasks/" + task.path("id").asText() + "/duplicate";
        String project = "/api/v1/projects/" + team.project() + "/duplicate";

        assertThat(team.viewer().api().post(of, "{}").status()).isEqualTo(403);
        assertThat(team.viewer().api().post(project, "{\"name\": \"x\"}").status())
                .isEqualTo(403);
        for (var other : List.of(team.colleague(), team.stranger(), anotherWorkspace())) {
            assertThat(other.api().post(of, "{}").status()).isEqualTo(404);
            assertThat(other.api().post(project, "{\"name\": \"x\"}").status()).isEqualTo(404);
        }
        assertThat(api.post(of, "{\"title\": \" \"}").status()).isEqualTo(400);
        assertThat(api.post(of, "{\"name\": \"x\"}").status()).isEqualTo(400);
        assertThat(api.post(project, "{}").status()).isEqualTo(400);
        assertThat(api.post(project, "{\"name\": \"\"}").status()).isEqualTo(400);
        assertThat(api.post(project, "{\"name\": \"x\", \"anchor\": \"9999-01-01\"}")
                        .status())
                .isEqualTo(400);
        assertThat(tasks(team.project().toString())).hasSize(1);
    }

    @Test
    void aDuplicateOfAProjectKeepsItsDatesOrMovesThemTogether() {
        // given
        for (int i = 0; i < 2; i++) {
            ok(api.post("/api/v1/projects/" + team.project() + "/sections", "{\"name\": \"Doing\"}"));
        }
        JsonNode columns = api.get("/api/v1/projects/" + team.project() + "/sections")
                .body()
                .path("items");
        JsonNode first = team.task("First", ", \"dueAt\": \"2027-03-20T08:00:00Z\", \"timeZone\": \"Europe/Berlin\"");
        JsonNode second = team.task(
                "Second",
                ", \"dueAt\": \"2027-03-21T08:00:00Z\", \"timeZone\": \"Europe/Berlin\", \"sectionId\": \"%s\", \"assignees\": [\"%s\"]"
                        .formatted(columns.at("/1/id").asText(), team.owner().id()));
        JsonNode done = team.task("Done", "");
        api.post("/api/v1/tasks/" + done.path("id").asText() + "/complete", "");
        ok(api.post(
                "/api/v1/tasks/" + second.path("id").asText() + "/dependencies",
                "{\"kind\": \"blocked_by\", \"taskId\": \"%s\"}"
                        .formatted(first.path("id").asText())));
        String path = "/api/v1/projects/" + team.project() + "/duplicate";

        // when
        String same = ok(api.post(path, "{\"name\": \"Same\"}")).path("id").asText();
        String later = ok(api.post(path, "{\"name\": \"Later\", \"anchor\": \"2027-03-27\"}"))
                .path("id")
                .asText();

        // then
        assertThat(texts(tasks(same), "title")).containsExactly("First", "Second");
        assertThat(texts(tasks(same), "dueAt")).containsExactly("2027-03-20T08:00:00Z", "2027-03-21T08:00:00Z");
        // The clocks go forward in between.
        assertThat(texts(tasks(later), "dueAt")).containsExactly("2027-03-27T08:00:00Z", "2027-03-28T07:00:00Z");
        assertThat(texts(tasks(later), "blocked")).containsExactly("false", "true");
        JsonNode copied =
                api.get("/api/v1/projects/" + later + "/sections").body().path("items");
        assertThat(texts(copied, "name")).containsExactly("Doing", "Doing (2)");
        assertThat(tasks(later).at("/1/sectionId").asText())
                .isEqualTo(copied.at("/1/id").asText());
        assertThat(tasks(later).at("/1/assignees/0/id").asText())
                .isEqualTo(team.owner().id().toString());
        assertThat(instances(later)).isEqualTo(2);
        assertThat(projectMembers.list(team.member().actor(), ProjectId.of(later)))
                .hasSize(1);
    }
}
