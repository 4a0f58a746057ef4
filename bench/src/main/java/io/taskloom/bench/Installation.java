package io.taskloom.bench;

import io.taskloom.standalone.Launcher;
import io.taskloom.standalone.Ports;
import io.taskloom.standalone.TaskloomSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole system on data of its own, as {@code ./taskloom start} runs it: real durability, logging at INFO. Ends with this JVM. */
final class Installation {

    private final Path home;
    private final Path results;
    private final Ports ports;
    private volatile @Nullable Launcher launcher;

    private Installation(Path folder, Path home, Ports ports) {
        this.home = home;
        this.results = folder.resolve("gatling").toAbsolutePath();
        this.ports = ports;
    }

    static Installation start(Path folder) {
        var home = folder.resolve("home").toAbsolutePath();
        Launcher.reset(home);
        var installation = new Installation(folder, home, Ports.free());
        // A hook, so that Ctrl-C leaves nothing running either.
        Runtime.getRuntime().addShutdownHook(new Thread(installation::stop));
        installation.launcher = Launcher.start(home, installation.ports);
        return installation;
    }

    /** Stops everything and starts it again on the same data. @return how long the start took */
    Duration startAgain() {
        launcher().close();
        var begun = System.nanoTime();
        launcher = Launcher.start(home, ports);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    TaskloomSystem system() {
        return launcher().system();
    }

    String token() {
        return launcher().keycloak().token("manager");
    }

    Api api() {
        return new Api(system().api(), token());
    }

    Database database() {
        var server = launcher().postgres();
        return new Database(server.jdbcUrl("taskloom"), server.user(), server.password());
    }

    BareEngine bareEngine() {
        var database = launcher().postgres().createDatabase("bare");
        return new BareEngine(database.jdbcUrl(), database.user(), database.password(), pid("postgres"));
    }

    Gatling gatling() {
        return new Gatling(results, pid("engine"), pid("postgres"));
    }

    /** Tokens last five minutes, so each turn asks for its own. */
    Load load(Settings settings, Duration time) {
        return new Load(system().api(), token(), project().toString(), settings.users(), time);
    }

    UUID workspace() {
        return database().id("select id from workspace where name = 'Demo team'");
    }

    UUID project() {
        return database().id("select id from project where name = 'Everyday'");
    }

    long pid(String part) {
        return launcher()
                .process(part)
                .map(ProcessHandle::pid)
                .orElseThrow(() -> new IllegalStateException(part + " does not run"));
    }

    private Launcher launcher() {
        return Objects.requireNonNull(launcher, "not started");
    }

    private void stop() {
        var running = launcher;
        if (running == null) {
            Launcher.reset(home);
        } else {
            running.close();
        }
    }
}
