package io.taskloom.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTests {

    private final Home home;

    HomeTests(@TempDir Path folder) {
        this.home = new Home(folder);
    }

    @Test
    void whatAKilledStartLeftBehindIsEnded() throws IOException {
        var left = new ProcessBuilder("sleep", "600").start();
        home.remember("kafka", left.toHandle());

        home.endLeftovers(List.of("kafka", "engine"));

        assertThat(left.onExit()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(home.find("kafka")).isEmpty();
    }

    @Test
    void aProcessThatMerelyGotTheSameIdIsLeftAlone() throws IOException {
        var other = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    Files.createDirectories(home.run()).resolve("kafka.pid"), other.pid() + "\n2001-01-01T00:00:00Z\n");

            home.endLeftovers(List.of("kafka"));

            assertThat(other.isAlive()).isTrue();
            assertThat(home.run().resolve("kafka.pid")).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aSecondStartSaysThatOneRuns() throws IOException, InterruptedException {
        var holder = new ProcessBuilder(
                        Jvm.command(LockHolder.class, home.folder().toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        holder.command().set(holder.command().indexOf("-cp") + 1, System.getProperty("java.class.path"));
        var process = holder.start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("locked");

            assertThatThrownBy(() -> Launcher.start(home.folder(), Ports.free()))
                    .isInstanceOf(ServiceFailure.class)
                    .hasMessageContaining("runs already")
                    .hasMessageContaining("./taskloom stop");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Another launcher, as far as its lock goes. */
    static final class LockHolder {

        public static void main(String[] args) throws IOException, InterruptedException {
            var file = Files.createDirectories(new Home(Path.of(args[0])).run()).resolve("launcher.lock");
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                System.out.println(lock.isValid() ? "locked" : "not locked");
                Thread.currentThread().join();
            }
        }
    }
}
