package io.taskloom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What scripts use: the command's output, and the README's lines as they are written there. */
class ScriptTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final RunningSystem system = RunningSystem.shared();

    @Test
    void statusAsJsonNamesEveryAddress() throws Exception {
        var status = json(run("./taskloom status --json"));

        assertThat(status.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "app", "api", "docs", "keycloak", "cockpit", "mail", "s3", "kafka", "postgres");
        assertThat(status.path("api").asText()).isEqualTo(system.addresses().api());
    }

    @Test
    void aTokenIsOneLineThatTheApiTakes() throws Exception {
        for (var person : new String[] {"admin", "manager", "designer", "user", "user2"}) {
            assertThat(run("./taskloom token " + person)).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R");
        }
        assertThat(json(run("curl -fsS -H \"Authorization: Bearer $(./taskloom token user2)\" "
                                + system.addresses().api() + "/me"))
                        .path("name")
                        .asText())
                .isEqualTo("Ugo Second");
    }

    @Test
    void theReadmesLinesWorkAsWritten() throws Exception {
        var readme = Files.readString(ROOT.resolve("README.md"));
        var lines = Pattern.compile("```\\n(API=.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(lines.find()).isTrue();

        var answers = run(lines.group(1).replaceAll("(?m)^curl (.*)$", "curl -fsS $1 && echo"))
                .split("\\R");

        assertThat(answers).hasSize(2);
        assertThat(json(answers[0]).path("name").asText()).isEqualTo("Mona Manager");
        assertThat(json(answers[1]).path("items"))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.path("status").asText()).isEqualTo("todo"));
    }

    @Test
    void theMailInboxAnswersJsonAndAPage() throws Exception {
        var messages = json(get("/messages?to=nobody@taskloom.example"));
        assertThat(messages.fieldNames()).toIterable().containsExactly("items");
        assertThat(messages.path("items")).isEmpty();

        assertThat(get("/")).containsIgnoringCase("<!doctype html>");
    }

    private String get(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(system.addresses().mail() + path))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    private String run(String script) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-euc", script).directory(ROOT.toFile());
        builder.environment().put("TASKLOOM_HOME", system.home().toString());
        var errors = Files.createTempFile("script", ".err");
        var process = builder.redirectError(errors.toFile()).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(script + "\n" + text + Files.readString(errors))
                .isZero();
        return text;
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
