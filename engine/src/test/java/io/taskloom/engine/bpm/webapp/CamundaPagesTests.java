package io.taskloom.engine.bpm.webapp;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.WithServices;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.Processes.Candidates;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.bpm.model.Models;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.standalone.KeycloakServer;
import io.taskloom.standalone.Services;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final String DEPLOYMENT = "/camunda/api/engine/engine/default/deployment/create";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    Processes processes;

    @Autowired
    TaskService tasks;

    @BeforeAll
    static void askTheRealm() throws Exception {
        KeycloakServer keycloak = Services.shared().keycloak();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> clients = http.send(
                    HttpRequest.newBuilder(URI.create(
                                    keycloak.url() + "/admin/realms/taskloom/clients?clientId=taskloom-cockpit"))
                            .header("Authorization", "Bearer " + keycloak.adminToken())
                            .build(),
                    BodyHandlers.ofString());
            publicUrl = URI.create(new ObjectMapper()
                    .readTree(clients.body())
                    .path(0)
                    .path("rootUrl")
                    .asText());
        }
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
        Browser browser = new Browser();

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
        assertThat(new Browser().get(call).statusCode()).isEqualTo(401);
        assertThat(new Browser().post(call, "application/json", "{}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anAdministratorSeesCockpitAndItsData() throws Exception {
        Browser browser = new Browser().signIn("admin");

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
        Browser browser = new Browser().signIn(person);

        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(browser.get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
        assertThat(browser.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/camunda/api/engine/engine/default/process-definition")
                        .body())
                .isEqualTo("[]");
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
        Browser browser = new Browser().signIn("admin");
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
        Browser browser = new Browser().signIn("user");
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
        assertThat(new Browser()
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
        assertThat(new Browser()
                        .signIn("admin")
                        .post(address, "application/x-www-form-urlencoded", "username=admin&password=admin")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCallWithoutCamundasCsrfTokenIsRefused() throws Exception {
        Browser browser = new Browser().signIn("admin");
        browser.token = "";

        assertThat(browser.post("/camunda/api/engine/engine/default/process-definition/count", "application/json", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void signingOutEndsTheSessionAtKeycloakToo() throws Exception {
        Browser browser = new Browser().signIn("admin");

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
        Browser browser = new Browser().signIn("user");

        HttpResponse<String> answer = browser.post("/logout", "application/x-www-form-urlencoded", "");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .contains("/protocol/openid-connect/logout", "id_token_hint=", "post_logout_redirect_uri=");
    }

    @Test
    void anotherSitesPageSignsNobodyOut() throws Exception {
        Browser browser = new Browser().signIn("user");

        HttpResponse<String> answer = browser.send(
                browser.app("/logout").header("Sec-Fetch-Site", "cross-site").POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    }

    @Test
    void theSessionCookieIsKeptFromScriptsAndOtherSites() throws Exception {
        assertThat(new Browser().get("/camunda/app/cockpit/default/").headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("JSESSIONID=").contains("HttpOnly", "SameSite=Lax"));
    }

    /** Follows redirects between the application and Keycloak, as if the application were at its public address. */
    private final class Browser {

        private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

        /** By port; the JDK's own manager writes them in a way Keycloak does not read. */
        private final Map<Integer, Map<String, String>> cookies = new HashMap<>();

        private final HttpClient http = HttpClient.newHttpClient();
        String token = "";

        Browser signIn(String person) throws Exception {
            HttpResponse<String> page = follow(get("/camunda/app/welcome/default/"));
            Matcher form = FORM.matcher(page.body());
            assertThat(form.find()).as(page.body()).isTrue();
            HttpResponse<String> welcome = follow(send(HttpRequest.newBuilder(
                            URI.create(form.group(1).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form(Map.of("username", person, "password", "Taskloom-demo-1"))))));
            assertThat(welcome.statusCode()).isEqualTo(200);
            token = requireNonNull(cookies.getOrDefault(port, Map.of()).get("XSRF-TOKEN"));
            return this;
        }

        HttpResponse<String> get(String path) throws Exception {
            return send(app(path).GET());
        }

        HttpResponse<String> post(String path, String type, String body) throws Exception {
            HttpRequest.Builder request = app(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
            if (!token.isEmpty()) {
                request.header("X-XSRF-TOKEN", token);
            }
            return send(request);
        }

        HttpResponse<String> follow(HttpResponse<String> answer) throws Exception {
            HttpResponse<String> last = answer;
            for (int i = 0; i < 10 && last.statusCode() / 100 == 3; i++) {
                URI next =
                        last.uri().resolve(last.headers().firstValue("Location").orElseThrow());
                String text = next.toString();
                boolean ours = text.startsWith(publicUrl.toString()) || next.getPort() == port;
                last = ours
                        ? get(text.substring(text.indexOf('/', "http://".length())))
                        : send(HttpRequest.newBuilder(next));
            }
            return last;
        }

        private HttpRequest.Builder app(String path) {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("X-Forwarded-Host", "localhost")
                    .header("X-Forwarded-Port", String.valueOf(publicUrl.getPort()));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            Map<String, String> jar =
                    cookies.computeIfAbsent(request.build().uri().getPort(), key -> new HashMap<>());
            if (!jar.isEmpty()) {
                request.header(
                        "Cookie",
                        jar.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(joining("; ")));
            }
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                int equals = cookie.indexOf('=');
                jar.put(
                        cookie.substring(0, equals),
                        cookie.substring(equals + 1).replaceAll(";.*", ""));
            }
            return answer;
        }

        private static String form(Map<String, String> fields) {
            StringBuilder form = new StringBuilder("credentialId=");
            fields.forEach((name, value) ->
                    form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return form.toString();
        }
    }
}
