package io.taskloom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTests {

    private final Path home;

    ScriptTests(@TempDir Path folder) {
        this.home = folder.resolve("home");
    }

    @Test
    void helpNamesEveryCommand() throws Exception {
        var answer = taskloom(Map.of(), "help");

        assertThat(answer.status()).isZero();
        assertThat(answer.text())
                .contains("start", "stop", "status", "logs", "reset", "doctor", "token", "test", "bench");
    }

    @Test
    void anUnknownCommandShowsTheHelpAndFails() throws Exception {
        var answer = taskloom(Map.of(), "frobnicate");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.text()).contains("./taskloom <command>");
    }

    @Test
    void doctorNamesABusyPortAndTheVariableThatMovesIt() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answer = taskloom(Map.of("TASKLOOM_MAIL_PORT", "" + socket.getLocalPort()), "doctor");

            assertThat(answer.status()).isEqualTo(1);
            assertThat(answer.text())
                    .contains("✓ JDK")
                    .contains("✗ Port " + socket.getLocalPort() + " is in use")
                    .contains("TASKLOOM_MAIL_PORT");
        }
    }

    @Test
    void doctorRefusesDataOfAnotherMajorVersion() throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("data/postgres")).resolve("PG_VERSION"), "14\n");

        var answer = taskloom(Map.of(), "doctor");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("Data of PostgreSQL 14, this is 17");
    }

    @Test
    void statusAndTokenSayThatNothingRuns() throws Exception {
        for (var command : List.of(List.of("status", "--json"), List.of("token", "manager"))) {
            var answer = taskloom(Map.of(), command.toArray(String[]::new));

            assertThat(answer.status()).isEqualTo(1);
            assertThat(answer.text()).contains("Taskloom does not run").contains("./taskloom start");
        }
    }

    @Test
    void resetAsksFirst() throws Exception {
        Files.createDirectories(home.resolve("data"));

        var asked = taskloom(Map.of(), "reset");
        assertThat(asked.status()).isEqualTo(1);
        assertThat(asked.text()).contains("Nothing was deleted");
        assertThat(home.resolve("data")).exists();

        assertThat(taskloom(Map.of(), "reset", "--yes").status()).isZero();
        assertThat(home).doesNotExist();
    }

    private Answer taskloom(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("./taskloom"));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command).directory(Path.of("..").toFile()).redirectErrorStream(true);
        builder.environment().put("TASKLOOM_HOME", home.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.outputWriter().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private record Answer(int status, String text) {}
}
