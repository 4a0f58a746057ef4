package io.taskloom.bench;

import io.taskloom.standalone.KeycloakServer;
import io.taskloom.standalone.Launcher;
import io.taskloom.standalone.MailServer;
import io.taskloom.standalone.Ports;
import io.taskloom.standalone.PostgresServer;
import io.taskloom.standalone.TaskloomSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole system on data of its own, as {@code ./taskloom start} runs it: real durability, logging at INFO. Ends with this JVM
 * at the latest.
 */
final class Installation {

    private final Path home;
    private final Path results;
    private final Ports ports;
    private final boolean kept;
    private volatile @Nullable Launcher launcher;

    private Installation(Path folder, Path home, boolean kept) {
        this.home = home;
        this.results = folder.resolve("gatling").toAbsolutePath();
        this.ports = Ports.free();
        this.kept = kept;
    }

    /** On new data, which the next one throws away. */
    static Installation start(Settings settings) {
        var home = settings.folder().resolve("home").toAbsolutePath();
        Launcher.reset(home);
        return started(new Installation(settings.folder(), home, false));
    }

    /** On the data that was left there last. */
    static Installation keep(Settings settings) {
        return started(new Installation(
                settings.folder(), settings.data().toAbsolutePath().resolve("home"), true));
    }

    private static Installation started(Installation installation) {
        // A hook, so that Ctrl-C leaves nothing running either.
        Runtime.getRuntime().addShutdownHook(new Thread(installation::stop));
        installation.launcher = Launcher.start(installation.home, installation.ports);
        return installation;
    }

    /** Has somebody work on the database while neither the engine nor Kafka runs; Kafka forgets what was told of the old one. */
    void onDatabase(Consumer<PostgresServer> work) {
        launcher().stop("engine");
        launcher().stop("kafka");
        forget(home.resolve("data/kafka"));
        work.accept(launcher().postgres());
        launcher().restart("kafka");
        launcher().restart("engine");
    }

    KeycloakServer keycloak() {
        return launcher().keycloak();
    }

    private static void forget(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return database("taskloom");
    }

    Database database(String name) {
        var server = launcher().postgres();
        return new Database(server.jdbcUrl(name), server.user(), server.password());
    }

    /** All that the mail inbox holds. */
    List<MailServer.Message> mails() {
        return new MailServer("localhost", 0, URI.create(system().mail() + "/")).messages("");
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

    synchronized void stop() {
        var running = launcher;
        launcher = null;
        if (running != null) {
            running.close();
        } else if (!kept) {
            // Broken off while it started, or stopped already.
            Launcher.reset(home);
        }
    }
}
