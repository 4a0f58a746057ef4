package io.taskloom.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.standalone.KeycloakServer;
import io.taskloom.standalone.Launcher;
import io.taskloom.standalone.MailServer;
import io.taskloom.standalone.Ports;
import io.taskloom.standalone.TaskloomSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole system as {@code ./taskloom start} runs it: every service with its production durability, and the engine from
 * the jar of this build, on free ports, its data below {@code e2e/target}. What a killed run left behind is ended by the
 * next one. The system property {@code taskloom.e2e.home} names the {@code TASKLOOM_HOME} of one that runs already, which
 * is quicker while a test is being written; such a one cannot be harmed.
 */
public final class RunningSystem implements AutoCloseable {

    private static @Nullable RunningSystem shared;

    private final Path home;
    private final TaskloomSystem addresses;
    private final @Nullable Launcher launcher;
    private boolean closed;

    private RunningSystem(Path home, TaskloomSystem addresses, @Nullable Launcher launcher) {
        this.home = home;
        this.addresses = addresses;
        this.launcher = launcher;
    }

    /** The one of this JVM; it ends with it. Its tests leave it as they found it, running. */
    public static synchronized RunningSystem shared() {
        if (shared == null) {
            var running = System.getProperty("taskloom.e2e.home", "");
            shared = running.isEmpty() ? start("shared") : attach(Path.of(running));
        }
        return shared;
    }

    /** Another one, empty, to be broken and closed by who started it. */
    public static RunningSystem start(String name) {
        var home = Path.of("target", "systems", name).toAbsolutePath();
        Launcher.reset(home);
        var launcher = Launcher.start(home, Ports.free(), System.out);
        var system = new RunningSystem(home, launcher.system(), launcher);
        // However the tests end; closing twice is harmless.
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        return system;
    }

    private static RunningSystem attach(Path home) {
        try {
            var status = home.resolve("run/status.json").toFile();
            return new RunningSystem(home, new ObjectMapper().readValue(status, TaskloomSystem.class), null);
        } catch (IOException e) {
            throw new UncheckedIOException("Taskloom does not run from " + home, e);
        }
    }

    /** Its {@code TASKLOOM_HOME}. */
    public Path home() {
        return home;
    }

    /** Where its parts answer. */
    public TaskloomSystem addresses() {
        return addresses;
    }

    /** A path of the application as an address. */
    public String app(String path) {
        return addresses.app() + path;
    }

    /** A fresh access token of a demo person, as {@code ./taskloom token} prints it. */
    public String token(String person) {
        return new KeycloakServer(URI.create(addresses.keycloak()), "", "", "", "").token(person);
    }

    /** The system's Keycloak, as its administrator sees it. */
    public KeycloakServer keycloak() {
        return new KeycloakServer(URI.create(addresses.keycloak()), "admin", KeycloakServer.DEMO_PASSWORD, "", "");
    }

    /** The REST API for a demo person. */
    public Api api(String person) {
        return new Api(addresses.api(), () -> token(person));
    }

    /** What the mail inbox holds for this address, newest first. */
    public List<MailServer.Message> mails(String to) {
        return new MailServer("localhost", 0, URI.create(addresses.mail() + "/")).messages(to);
    }

    /** The process of {@code engine}, {@code kafka}, {@code keycloak} or {@code postgres}, while it runs. */
    public Optional<ProcessHandle> process(String part) {
        return launcher().process(part);
    }

    /** Stops one of these four if it runs, and starts it. */
    public void restart(String part) {
        launcher().restart(part);
    }

    /** What runs it, for what is not offered here. */
    public Launcher launcher() {
        if (launcher == null) {
            throw new IllegalStateException("This system was not started by this test: unset taskloom.e2e.home");
        }
        return launcher;
    }

    @Override
    public synchronized void close() {
        if (launcher != null && !closed) {
            closed = true;
            launcher.close();
        }
    }
}
