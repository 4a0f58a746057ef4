package io.taskloom.engine.bpm.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.WithServices;
import io.taskloom.engine.bpm.Deployments;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.Processes.Candidates;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.bpm.model.Models;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Camunda's pages as browsers meet them, signed in at a real Keycloak. */
@WithServices(keycloak = true)
@SpringBootTest(
        classes = WebappApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.flyway.enabled=false",
            "server.forward-headers-strategy=framework",
            "taskloom.identity.cockpit.client-secret=demo-cockpit-secret",
            "taskloom.identity.engine.client-secret=demo-engine-secret"
        })
class CamundaPagesTests {

    /** Where the realm expects the application; browsers would be there. */
    private static URI publicUrl = URI.create("http://localhost");

    private static final PersonId DESIGNER = PersonId.of("00000000-0000-7000-8000-000000000003");

    private static final String DEPLOYMENT = "/camunda/api/engine/engine/default/deployment/create";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    Deployments deployments;

    @Autowired
    Processes processes;

    @Autowired
    TaskService tasks;

    @BeforeAll
    static void askTheRealm() throws Exception {
        publicUrl = Realm.publicUrl();
    }

    private Browser browser() {
        return new Browser(port, publicUrl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda",
                "/camunda/app/cockpit/default/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/admin/default/",
                "/camunda/app/welcome/default/"
            })
    void whoIsNotSignedInIsSentToKeycloakFromAPage(String page) throws Exception {
        Browser browser = browser();

        HttpResponse<String> answer = browser.get(page);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/oauth2/authorization/keycloak");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine",
                "/camunda/api/engine/engine/default/process-definition",
                "/camunda/api/engine/engine/default/deployment",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/admin/setup/default/user/create"
            })
    void whoIsNotSignedInGets401FromACall(String call) throws Exception {
        assertThat(browser().get(call).statusCode()).isEqualTo(401);
        assertThat(browser().post(call, "application/json", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void anAdministratorSeesCockpitAndItsData() throws Exception {
        Browser browser = browser().signIn("admin");

        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/app/admin/default/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body())
                .contains("00000000-0000-7000-8000-000000000001", "cockpit");
        assertThat(browser.get("/camunda/api/engine/engine/default/process-definition")
                        .body())
                .contains("errand");
        assertThat(browser.get("/camunda/api/engine/engine/default/user?maxResults=50")
                        .body())
                .contains("Uma");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "manager", "designer"})
    void othersSeeTasklistOnly(String person) throws Exception {
        Browser browser = browser().signIn(person);

        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(browser.get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
        assertThat(browser.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/camunda/api/engine/engine/default/process-definition")
                        .body())
                .startsWith("[")
                .doesNotContain("errand");
    }

    @ParameterizedTest
    @CsvSource({
        DEPLOYMENT,
        DEPLOYMENT + "/",
        "/camunda/api/engine/engine/default/deployment/x/redeploy",
        "//camunda/api/engine/engine/default/deployment/create",
        "/camunda//api/engine/engine/default/deployment/create",
        "/camunda/./api/engine/engine/default/deployment/create",
        "/camunda/api/engine/engine/default/deployment;x=y/create",
        "/camunda/api/engine/engine/default/%64eployment/create",
        "/camunda/api/engine/engine/default%2Fdeployment/create"
    })
    void nobodyDeploysThroughCamundasPages(String address) throws Exception {
        Browser browser = browser().signIn("admin");
        long before = repository.createDeploymentQuery().count();

        HttpResponse<String> answer =
                browser.post(address, "multipart/form-data; boundary=x", """
                --x\r
                Content-Disposition: form-data; name="deployment-source"\r
                \r
                taskloom\r
                --x\r
                Content-Disposition: form-data; name="data"; filename="m.bpmn"\r
                \r
                %s\r
                --x--\r
                """.formatted(Models.task("", "")));

        // Spring itself answers 500 to a path that is not normalized; the whole engine turns it away before.
        assertThat(answer.statusCode()).isBetween(400, 500);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void tasklistShowsAMemberWhatTheirProjectsOfferAndOnlyThat() throws Exception {
        String offered = task(WebappApplication.WORKSPACE, WebappApplication.GROUP);
        String ofAnotherProject = task(WebappApplication.WORKSPACE, "project:" + Ids.next() + ":member");
        String ofAnotherWorkspace = task(new WorkspaceId(Ids.next()), WebappApplication.GROUP);
        Browser browser = browser().signIn("user");
        String tasks = "/camunda/api/engine/engine/default/task";

        assertThat(browser.get(tasks).body())
                .contains(offered)
                .doesNotContain(ofAnotherProject)
                .doesNotContain(ofAnotherWorkspace);
        String filter = new ObjectMapper()
                .readTree(
                        browser.get("/camunda/api/engine/engine/default/filter").body())
                .path(0)
                .path("id")
                .asText();
        assertThat(browser.get("/camunda/api/engine/engine/default/filter/" + filter + "/list")
                        .body())
                .contains(offered)
                .doesNotContain(ofAnotherProject);
        assertThat(browser.post(
                                tasks + "/" + offered + "/claim",
                                "application/json",
                                "{\"userId\": \"00000000-0000-7000-8000-000000000004\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(browser.post(
                                tasks + "/" + ofAnotherProject + "/claim",
                                "application/json",
                                "{\"userId\": \"00000000-0000-7000-8000-000000000004\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post(
                                tasks + "/" + offered + "/variables",
                                "application/json",
                                "{\"modifications\": {\"sneaked\": {\"value\": 1}}}")
                        .statusCode())
                .isEqualTo(403);
    }

    /** As in the application, where members look at their workspace's automations. */
    @Test
    void tasklistShowsTheProcessesOfOnesWorkspacesAndOnlyThose() throws Exception {
        // given
        WorkspaceId others = new WorkspaceId(Ids.next());
        String mine = published(WebappApplication.WORKSPACE);
        String ofOthers = published(others);
        Browser designer = browser().signIn("designer");
        String definitions = "/camunda/api/engine/engine/default/process-definition";
        String one = definitions + "/key/%s/tenant-id/%s";

        // then
        assertThat(designer.get(definitions).body())
                .contains(mine)
                .doesNotContain(ofOthers)
                .doesNotContain("errand");
        assertThat(designer.get(one.formatted(mine, WebappApplication.WORKSPACE) + "/xml")
                        .statusCode())
                .isEqualTo(200);
        assertThat(designer.get(one.formatted(ofOthers, others) + "/xml").statusCode())
                .isEqualTo(404);
        assertThat(designer.post(one.formatted(mine, WebappApplication.WORKSPACE) + "/start", "application/json", "{}")
                        .statusCode())
                .as("runs are started in the application, which asks and counts")
                .isEqualTo(403);

        // when
        deployments.hide(mine);

        // then
        assertThat(designer.get(definitions).body()).doesNotContain(mine);
    }

    @Test
    void whoIsRemovedFromAWorkspaceSeesNothingOfItAnyMoreThoughStillSignedIn() throws Exception {
        // given
        String model = published(WebappApplication.WORKSPACE);
        String task = task(WebappApplication.WORKSPACE, WebappApplication.GROUP);
        Browser designer = browser().signIn("designer");
        String definitions = "/camunda/api/engine/engine/default/process-definition";
        String tasks = "/camunda/api/engine/engine/default/task";
        assertThat(designer.get(definitions).body()).contains(model);
        assertThat(designer.get(tasks).body()).contains(task);

        // when
        WebappApplication.LEFT.add(DESIGNER);

        // then
        try {
            assertThat(designer.get(definitions).body()).doesNotContain(model);
            assertThat(designer.get(tasks).body()).doesNotContain(task);
            assertThat(designer.get(tasks + "/" + task).statusCode()).isEqualTo(404);
        } finally {
            WebappApplication.LEFT.remove(DESIGNER);
        }
    }

    private String published(WorkspaceId workspace) {
        String key = "automation-" + Ids.next();
        deployments.deploy(key, Models.task("", ""), workspace);
        return key;
    }

    private String task(WorkspaceId workspace, String group) {
        InstanceId instance = processes.start(new StartProcess(
                new StartProcess.Definition.OwnKey("errand"), null, workspace, Map.of("assignee", "nobody"), null));
        String task = tasks.createTaskQuery()
                .processInstanceId(instance.toString())
                .singleResult()
                .getId();
        processes.offer(UserTaskId.of(task), null, new Candidates(Set.of(), Set.of(group)));
        return task;
    }

    @Test
    void aDeploymentIsForbiddenToAnAdministrator() throws Exception {
        assertThat(browser()
                        .signIn("admin")
                        .post(DEPLOYMENT, "multipart/form-data; boundary=x", "--x--")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/auth/user/default/login/cockpit",
                "/camunda/api/admin/setup/default/user/create"
            })
    void camundasOwnSignInAndSetUpAreShut(String address) throws Exception {
        assertThat(browser()
                        .signIn("admin")
                        .post(address, "application/x-www-form-urlencoded", "username=admin&password=admin")
                        .statusCode())
                .isEqualTo(403);
    }

    /** Everything that changes something and goes by the cookie alone. */
    @ParameterizedTest
    @CsvSource({
        "POST, /camunda/api/engine/engine/default/process-definition/count",
        "POST, /camunda/api/engine/engine/default/task/x/complete",
        "PUT, /camunda/api/engine/engine/default/job/x/retries",
        "DELETE, /camunda/api/engine/engine/default/process-instance/x",
        "POST, /camunda/api/cockpit/plugin/base/default/process-instance",
        "POST, /camunda/api/admin/auth/user/default/logout",
        "POST, /logout"
    })
    void anotherSitesPageChangesNothingByTheCookie(String method, String address) throws Exception {
        Browser browser = browser().signIn("admin");

        HttpResponse<String> answer = browser.send(browser.app(address)
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .method(method, BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guessed"})
    void aCallWithoutCamundasCsrfTokenIsRefused(String token) throws Exception {
        Browser browser = browser().signIn("admin");
        browser.token = token;

        assertThat(browser.post("/camunda/api/engine/engine/default/process-definition/count", "application/json", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSessionThatWasThereBeforeTheSignInIsNotTheOneAfterwards() throws Exception {
        // given: whoever set this cookie knows it
        Browser browser = browser();
        browser.get("/camunda/app/welcome/default/");
        String before = browser.cookie("JSESSIONID");

        // when
        browser.signIn("user");

        // then
        assertThat(browser.cookie("JSESSIONID")).isNotEqualTo(before);
        Browser other = browser();
        other.put("JSESSIONID", before);
        assertThat(other.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorization/keycloak?redirect_uri=https://evil.example",
                "/oauth2/authorization/keycloak?continue=https://evil.example"
            })
    void theSignInLeadsNowhereElse(String address) throws Exception {
        assertThat(browser().get(address).headers().firstValue("Location").orElseThrow())
                .doesNotContain("evil");
    }

    @Test
    void signingOutEndsTheSessionAtKeycloakToo() throws Exception {
        Browser browser = browser().signIn("admin");

        HttpResponse<String> answer =
                browser.post("/camunda/api/admin/auth/user/default/logout", "application/json", "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);
        assertThat(browser.follow(browser.get("/camunda/app/cockpit/default/")).body())
                .as("Keycloak asks for the password again")
                .contains("name=\"password\"");
    }

    @Test
    void aBrowserThatSignsOutIsSentToKeycloak() throws Exception {
        Browser browser = browser().signIn("user");

        HttpResponse<String> answer = browser.post("/logout", "application/x-www-form-urlencoded", "");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .contains("/protocol/openid-connect/logout", "id_token_hint=", "post_logout_redirect_uri=");
    }

    @Test
    void anotherSitesPageSignsNobodyOut() throws Exception {
        Browser browser = browser().signIn("user");

        HttpResponse<String> answer = browser.send(
                browser.app("/logout").header("Sec-Fetch-Site", "cross-site").POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    }

    @Test
    void theSessionCookieIsKeptFromScriptsAndOtherSites() throws Exception {
        assertThat(browser().get("/camunda/app/cockpit/default/").headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("JSESSIONID=").contains("HttpOnly", "SameSite=Lax"));
    }
}
