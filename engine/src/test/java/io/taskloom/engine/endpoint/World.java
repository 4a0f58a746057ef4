package io.taskloom.engine.endpoint;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Somebody;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestApi.Answer;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.image.TestPictures;
import io.taskloom.engine.web.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the table's placeholders name: made over HTTP by who may, once or for each call. */
class World {

    /** What a scripted step that fails is called. */
    static final String FAILS = "authorization-fails";

    static final String UNDOES = "authorization-undoes";

    private static final String FRESH = "new-";
    private static final String HOUR = "{\"startedAt\": \"2026-01-05T09:00:00Z\", \"duration\": \"PT1H\"}";
    private static final String APPROVAL = """
            <camunda:property name="approvals" value="1" /><camunda:property name="approved" value="end" />
            <camunda:property name="rejected" value="end" />""";
    private static final String RULE = """
            {"name": "A rule", "rule": {"format": 1, "when": {"event": "TaskCreated"},
             "then": [{"step": "taskloom:create-task", "inputs": {"title": "Look at it"}}]}}""";

    private static final String FORM = """
            {"type": "default", "components": [{"type": "textfield", "key": "comment", "label": "Comment"}]}""";
    private static final String CALLS = """
            <bpmn:serviceTask id="step" name="Tell the peer" camunda:type="external" camunda:topic="test:%s">
              <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="said">Hello</camunda:inputParameter>
              </camunda:inputOutput></bpmn:extensionElements>
            </bpmn:serviceTask>""";
    private static final String STEP = """
            <bpmn:userTask id="step" name="Approve" camunda:formRef="approve" camunda:formRefBinding="deployment" />""";

    private final Cast cast;
    private final Team team;
    private final JdbcClient jdbc;
    private final Map<String, String> shared = new HashMap<>();
    private @Nullable Somebody pictured;

    World(Cast cast, Team team, JdbcClient jdbc) {
        this.cast = cast;
        this.team = team;
        this.jdbc = jdbc;
    }

    /** The text with its placeholders filled in. @param fresh whether the call is going to change what is there */
    String fill(String text, Role caller, boolean fresh) {
        String filled = text;
        for (String name : Row.placeholders(text)) {
            filled = filled.replace("{" + name + "}", value(name, caller, fresh));
        }
        return filled;
    }

    /** What the name stands for here. @param fresh whether it is going to be changed */
    String value(String name, Role caller, boolean fresh) {
        if (name.equals("new")) {
            return unique();
        }
        if (name.equals("my-notification")) {
            return notification(caller == Role.NOBODY ? Role.MEMBER : caller);
        }
        if (name.equals("new-approval-token")) {
            // Nobody is asked any more once another row has led the project's tasks to another process.
            return make("approval-token");
        }
        if (name.startsWith(FRESH) && fresh) {
            return make(name.substring(FRESH.length()));
        }
        String known = shared.get(name);
        if (known == null) {
            known = make(name.startsWith(FRESH) ? name.substring(FRESH.length()) : name);
            shared.put(name, known);
        }
        return known;
    }

    private String make(String what) {
        return switch (what) {
            case "workspace" -> cast.workspace().toString();
            case "project" -> cast.project().toString();
            case "second-project" -> id(post(Role.OWNER, "/workspaces/{workspace}/projects", named("Second")));
            case "other" -> cast.acquaintance().id().toString();
            case "address" -> unique() + "@taskloom.example";
            case "connector" -> "email";
            case "column" -> "todo";
            case "emoji" -> "%F0%9F%91%8D";
            case "version" -> "1";
            case "member" -> cast.joins(team.somebody("user")).id().toString();
            case "owner" -> cast.owns(team.somebody("user")).id().toString();
            case "viewer" -> cast.views(team.somebody("user")).id().toString();
            case "whole-project" -> cast.anotherProject().toString();
            case "section", "tag" -> id(post(Role.MEMBER, "/projects/{project}/" + what + "s", named(unique())));
            case "task", "sibling" -> task();
            case "field" -> field("number", "");
            case "choice-field" -> field("choice", ", \"choices\": [{\"name\": \"Blue\"}]");
            case "second-field", "odd-field" -> make("field");
            case "archived-field" -> archivedField();
            case "second-section" -> make("section");
            case "pictured" -> pictured().id().toString();
            case "picture" -> {
                String url =
                        sendPicture(pictured().api()).body().path("pictureUrl").asText();
                yield url.substring(url.lastIndexOf('/') + 1);
            }
            case "member-id" -> cast.person(Role.MEMBER).id().toString();
            case "done-task" -> after("/tasks/%s/complete");
            case "binned-task" -> binned();
            case "leased-task" -> leased();
            case "recurring-task" -> recurring();
            case "flow-task" -> follows("");
            case "asked-task" ->
                follows(
                        APPROVAL,
                        "camunda:candidateUsers=\"" + cast.person(Role.MEMBER).id() + "\"");
            case "handed-vote" -> handedVote();
            case "approval-token" -> approvalToken();
            case "dependency" -> id(post(Role.MEMBER, "/tasks/{task}/dependencies", """
                        {"kind": "relates", "taskId": "%s"}""".formatted(task())));
            case "reminder" -> id(post(Role.MEMBER, "/tasks/{task}/reminders", "{\"at\": \"2040-01-01T10:00:00Z\"}"));
            case "comment" -> id(post(Role.MEMBER, "/tasks/{task}/comments", "{\"text\": \"Hello\"}"));
            case "owners-comment" -> id(post(Role.OWNER, "/tasks/{task}/comments", "{\"text\": \"Hello\"}"));
            case "time-entry" -> id(post(Role.MEMBER, "/tasks/{task}/time-entries", HOUR));
            case "owners-time-entry" -> id(post(Role.OWNER, "/tasks/{task}/time-entries", HOUR));
            case "calendar-feed" -> id(post(Role.MEMBER, "/me/calendar-feeds", named("Mine")));
            case "api-key" -> id(post(Role.MEMBER, "/me/api-keys", """
                    {"name": "Key", "scopes": ["tasks:read"]}"""));
            case "feed-secret" -> feedSecret();
            case "recovery-secret" -> recoverySecret();
            case "import" ->
                id(post(
                        Role.MEMBER,
                        "/import/tasks?project={project}",
                        "{\"cards\": [{\"id\": \"1\", \"name\": \"Buy milk\"}]}"));
            case "done-import" -> importThatIs("done");
            case "paused-import" -> importThatIs("paused");
            case "running-import" -> importThatIs("running");
            case "upload" -> upload();
            case "attachment" -> attachment(Role.MEMBER);
            case "owners-attachment" -> attachment(Role.OWNER);
            case "bulk" -> bulk();
            case "template" -> template("\"kind\": \"task\", \"content\": {\"title\": \"Buy milk\"}");
            case "project-template" -> template("\"kind\": \"project\", \"content\": {}");
            case "notification" -> notification(Role.MEMBER);
            case "private-filter" -> filter("\"projectId\": \"{project}\"");
            case "shared-filter" -> filter("\"projectId\": \"{project}\", \"shared\": true");
            case "workspace-filter" -> filter("\"shared\": true");
            case "invitation" ->
                id(post(Role.WORKSPACE_OWNER, "/workspaces/{workspace}/invitations", """
                        {"email": "%s@taskloom.example"}""".formatted(unique())));
            case "token" -> token();
            case "automation" -> published(TestModels.userTask(""), "{}");
            case "asking-automation" ->
                published(
                        TestModels.asking("approve", "<bpmn:userTask id=\"step\" />"),
                        "{\"approve\": %s}".formatted(FORM));
            case "twice-published" -> publishedTwice();
            case "migration" ->
                id(post(Role.WORKSPACE_OWNER, "/automations/{twice-published}/migrate", "{\"from\": 1}"));
            case "remark" -> id(post(Role.MEMBER, "/automations/{automation}/comments", "{\"text\": \"Hello\"}"));
            case "owners-remark" ->
                id(post(Role.WORKSPACE_OWNER, "/automations/{automation}/comments", "{\"text\": \"Hello\"}"));
            case "draft", "scenario-draft", "named-draft" -> drafted(TestModels.userTask(""), "{}");
            case "rule-draft" -> id(post(Role.WORKSPACE_OWNER, "/workspaces/{workspace}/rules", RULE));
            case "run" -> run("{automation}");
            case "callback-token" -> callbackToken();
            case "scenario" -> id(post(Role.WORKSPACE_OWNER, "/automations/{scenario-draft}/scenarios", """
                        {"name": "Has a look", "expected": {"state": "waiting", "at": ["step"], "passed": ["start"]}}"""));
            case "failed-run", "held-run" -> failedRun();
            case "done-run" -> doneRun();
            case "step" -> step();
            case "parked-event" -> parkedEvent();
            default -> throw new IllegalArgumentException("The table names what nobody makes: " + what);
        };
    }

    /** Somebody who has a picture, and of whom no line asks for another. */
    private Somebody pictured() {
        if (pictured == null) {
            pictured = cast.joins(team.somebody("user"));
        }
        return pictured;
    }

    static Answer sendPicture(TestApi by) {
        return by.send(
                "PUT",
                "/api/v1/me/picture",
                HttpRequest.BodyPublishers.ofByteArray(TestPictures.picture("png", 8, 8, false)),
                Map.of("Content-Type", "image/png"));
    }

    private String task() {
        return id(post(Role.MEMBER, "/projects/{project}/tasks", "{\"title\": \"Buy milk\"}"));
    }

    private String field(String type, String more) {
        return id(post(Role.OWNER, "/projects/{project}/fields", """
                {"name": "%s", "type": "%s"%s}""".formatted(unique(), type, more)));
    }

    private String archivedField() {
        String field = field("number", "");
        cast.person(Role.OWNER)
                .api()
                .send(
                        "PATCH",
                        "/api/v1/projects/%s/fields/%s".formatted(cast.project(), field),
                        "{\"archived\": true}",
                        Map.of());
        return field;
    }

    private String after(String command) {
        String task = task();
        post(Role.MEMBER, command.formatted(task), "");
        return task;
    }

    private String binned() {
        String task = task();
        send(Role.MEMBER, "DELETE", "/tasks/" + task, "");
        return task;
    }

    private String leased() {
        String task = task();
        send(Role.MEMBER, "PUT", "/tasks/" + task + "/lease", "{}");
        return task;
    }

    private String recurring() {
        String task = task();
        send(Role.MEMBER, "PUT", "/tasks/" + task + "/recurrence", "{\"rule\": \"FREQ=WEEKLY\"}");
        return task;
    }

    /** A task of the one project, in a work flow of its own. */
    private String follows(String properties) {
        return follows(properties, "");
    }

    /** @param attributes of its column */
    private String follows(String properties, String attributes) {
        String automation = published(TestModels.process("", """
                <bpmn:userTask id="step" name="Do it" %s><bpmn:extensionElements><camunda:properties>
                  <camunda:property name="status" value="todo" />%s
                </camunda:properties></bpmn:extensionElements></bpmn:userTask>""".formatted(attributes, properties)), "{}");
        send(Role.OWNER, "PUT", "/projects/{project}/work-flow", "{\"automation\": \"" + automation + "\"}");
        String task = task();
        send(Role.OWNER, "PUT", "/projects/{project}/work-flow", "{\"automation\": null}");
        return task;
    }

    private String handedVote() {
        String task = make("asked-task");
        send(Role.MEMBER, "PUT", "/tasks/" + task + "/approval/delegation", "{\"to\": \"{owner}\"}");
        return task;
    }

    /** Of a mail to the member. */
    private String approvalToken() {
        String task = make("asked-task");
        String token = unique();
        jdbc.sql("""
                        with r as (
                            insert into approval_request (id, user_task_id, task_id, person_id, actor_kind, actor_id, expires_at)
                            select gen_random_uuid(), user_task_id, id, ?::uuid, 'system', 'test', now() + interval '1 day'
                            from task where id = ?::uuid
                            on conflict (user_task_id, person_id) do update set expires_at = excluded.expires_at
                            returning id)
                        insert into approval_token (hash, request_id, made_at) select ?, id, now() from r""")
                .params(cast.person(Role.MEMBER).id().value(), task, hash(token))
                .update();
        return token;
    }

    private String filter(String where) {
        return id(post(Role.MEMBER, "/filters", """
                {"workspaceId": "{workspace}", "name": "High", "filter": "priority = high",
                 "buckets": [{"name": "All", "filter": "status = todo"}], %s}""".formatted(where)));
    }

    /** Of somebody who wants to be deleted. */
    private String recoverySecret() {
        var deletion = Ids.next();
        String secret = Secrets.next();
        jdbc.sql("""
                        insert into account_deletion (id, person_id, state, requested_at, erase_at, mailed_at)
                        values (?, ?, 'pending', now(), now() + interval '30 days', now())""").params(deletion, Ids.next()).update();
        jdbc.sql("insert into account_recovery (hash, deletion_id, made_at) values (?, ?, now())")
                .params(Secrets.hash(secret), deletion)
                .update();
        return secret;
    }

    private String feedSecret() {
        String url = post(Role.MEMBER, "/me/calendar-feeds", named("Mine"))
                .body()
                .path("url")
                .asText();
        return url.substring(url.lastIndexOf('/') + 1, url.lastIndexOf('.'));
    }

    /** What runs is another node's, and takes no place of the workspace's. */
    private String importThatIs(String state) {
        String made = make("import");
        jdbc.sql("""
                        update task_import set state = ?, lease_by = id, lease_until = now() + interval '1 day',
                            workspace_id = case when ? = 'running' then id else workspace_id end
                        where id = ?""").params(state, state, UUID.fromString(made)).update();
        return made;
    }

    /** Sent, and not yet completed. */
    private String upload() {
        JsonNode made = post(Role.MEMBER, "/tasks/{task}/attachments", """
                {"name": "a.txt", "type": "text/plain", "size": 1,
                 "sha256": "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="}""").body();
        var request = HttpRequest.newBuilder(URI.create(made.path("url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofString("a"));
        made.path("headers")
                .properties()
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        try (var client = HttpClient.newHttpClient()) {
            client.send(request.build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return made.path("id").asText();
    }

    private String attachment(Role of) {
        return jdbc.sql("""
                        insert into attachment (id, task_id, author_kind, author_id, name, type, size, sha256, upload_key,
                            file_key, version, created_at)
                        values (?, ?::uuid, 'person', ?, 'a.txt', 'text/plain', 1, '', '', 'files/test', 1, now())
                        returning id""")
                .params(
                        Ids.next(),
                        value("task", of, false),
                        cast.person(of).id().toString())
                .query(UUID.class)
                .single()
                .toString();
    }

    private String bulk() {
        return id(post(Role.MEMBER, "/tasks/bulk", """
                {"mode": "atomic", "tasks": [{"id": "%s"}], "action": "update", "patch": {"priority": "high"}}
                """.formatted(task())));
    }

    private String template(String what) {
        return id(post(Role.MEMBER, "/templates", """
                {"workspaceId": "{workspace}", "name": "Weekly", %s}""".formatted(what)));
    }

    private String notification(Role of) {
        return jdbc.sql("""
                        insert into notification (id, person_id, event_id, at, kind, actor_kind, actor_id, workspace_id)
                        values (?, ?, ?, now(), 'invited', 'system', 'test', ?) returning id""")
                .params(
                        Ids.next(),
                        cast.person(of).id().value(),
                        Ids.next(),
                        cast.workspace().value())
                .query(UUID.class)
                .single()
                .toString();
    }

    /** Of an invitation of the stranger's to a workspace of its own, since accepting it changes what they are. */
    private String token() {
        var host = team.somebody("user");
        String workspace = id(host.api().post("/api/v1/workspaces", named("Elsewhere")));
        String invitation = id(host.api()
                .post("/api/v1/workspaces/" + workspace + "/invitations", """
                {"email": "%s"}""".formatted(cast.email(Role.STRANGER))));
        String token = unique();
        jdbc.sql("insert into invitation_token (hash, invitation_id, made_at) values (?, ?::uuid, now())")
                .params(hash(token), invitation)
                .update();
        return token;
    }

    private String drafted(String bpmn, String forms) {
        return id(post(
                Role.WORKSPACE_OWNER, "/workspaces/{workspace}/automations", """
                {"name": "Test", "projectId": "{project}", "bpmn": %s, "forms": %s}""".formatted(Team.json(bpmn), forms)));
    }

    private String published(String bpmn, String forms) {
        String automation = drafted(bpmn, forms);
        post(Role.WORKSPACE_OWNER, "/automations/" + automation + "/publish", "{\"draftVersion\": 1}");
        return automation;
    }

    private String publishedTwice() {
        String automation = published(TestModels.userTask(""), "{}");
        post(Role.WORKSPACE_OWNER, "/automations/" + automation + "/publish", "{\"draftVersion\": 1}");
        return automation;
    }

    private String run(String automation) {
        return id(post(Role.WORKSPACE_OWNER, "/automations/" + automation + "/start", "{}"));
    }

    private String callbackToken() {
        String run = run(published(TestModels.process("", """
                <bpmn:intermediateCatchEvent id="step">
                  <bpmn:extensionElements><camunda:properties><camunda:property name="waitFor" value="Callback" /></camunda:properties></bpmn:extensionElements>
                  <bpmn:messageEventDefinition id="called" />
                </bpmn:intermediateCatchEvent>"""), "{}"));
        String url = cast.api(Role.WORKSPACE_OWNER)
                .get("/api/v1/runs/" + run + "/waits")
                .body()
                .at("/callbacks/0/url")
                .asText();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private String failedRun() {
        String run = run(published(TestModels.oneStep(FAILS, ""), "{}"));
        TestApi api = cast.api(Role.WORKSPACE_OWNER);
        await().atMost(Duration.ofSeconds(30)).until(() -> api.get("/api/v1/runs/" + run)
                .body()
                .path("state")
                .asText()
                .equals("failed"));
        return run;
    }

    /** Of an automation whose step can be taken back. */
    private String doneRun() {
        String run = run(published(TestModels.process("", CALLS.formatted(UNDOES)), "{}"));
        TestApi api = cast.api(Role.WORKSPACE_OWNER);
        await().atMost(Duration.ofSeconds(30)).until(() -> api.get("/api/v1/runs/" + run)
                .body()
                .path("state")
                .asText()
                .equals("completed"));
        return run;
    }

    private String step() {
        run(published(TestModels.process("", STEP), "{\"approve\": " + FORM + "}"));
        JsonNode tasks = cast.api(Role.MEMBER)
                .get(fill("/api/v1/projects/{project}/tasks?filter=title%20=%20Approve", Role.MEMBER, false))
                .body();
        return tasks.at("/items/0/id").asText();
    }

    private String parkedEvent() {
        UUID event = Ids.next();
        return jdbc.sql("""
                        insert into event_parked (consumer, event, position, type, reason, payload)
                        values ('trigger', ?, 1, 'TaskCreated', 'It broke', ?::jsonb) returning id""")
                .params(event, """
                        {"position": 1, "id": "%s", "type": "TaskCreated", "time": "2026-11-21T10:00:00Z",
                         "workspaceId": "%s", "projectId": null, "actor": {"kind": "system", "id": "test"},
                         "subject": {"kind": "task", "id": "%s"}, "depth": 0, "data": {}}
                        """.formatted(event, Ids.next(), Ids.next()))
                .query(UUID.class)
                .single()
                .toString();
    }

    private Answer post(Role who, String path, String body) {
        return send(who, "POST", path, body);
    }

    private Answer send(Role who, String method, String path, String body) {
        Answer answer = cast.api(who).send(method, "/api/v1" + fill(path, who, true), fill(body, who, true), Map.of());
        if (!Row.allowed(answer.status())) {
            throw new AssertionError(method + " " + path + " " + body + ": " + answer.text());
        }
        return answer;
    }

    private static String id(Answer answer) {
        return answer.body().path("id").asText();
    }

    private static String named(String name) {
        return "{\"name\": \"%s\"}".formatted(name);
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 13);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
