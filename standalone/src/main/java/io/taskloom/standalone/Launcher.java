package io.taskloom.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs the whole system, services and engine, below one folder. What a start that was killed left behind is ended or
 * adopted; a second start on the same folder is refused.
 */
public final class Launcher implements AutoCloseable {

    static final String NAME = "launcher";
    static final List<String> CHILDREN = List.of("engine", "keycloak", "kafka");

    private final Home home;
    private final Ports ports;
    private final Progress progress;
    private final FileLock lock;
    private final EmbeddedServices services;
    private final EngineProcess engine;
    private volatile boolean closing;

    private Launcher(Home home, Ports ports, Progress progress, FileLock lock) {
        this.home = home;
        this.ports = ports;
        this.progress = progress;
        this.lock = lock;
        this.services = new EmbeddedServices(home, ports);
        this.engine = new EngineProcess(home, ports, settings());
    }

    /** Starts everything without a word and returns when the application answers. */
    public static Launcher start(Path home, Ports ports) {
        return start(home, ports, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    /**
     * Starts everything and returns when the application answers.
     *
     * @param folder holds data, logs and state
     * @param ports where to listen
     * @param out is told the progress
     * @throws ServiceFailure if a part does not start, its message says what to do; nothing is left running then
     */
    public static Launcher start(Path folder, Ports ports, PrintStream out) {
        return start(folder, ports, out, launcher -> {});
    }

    /** @param made is given the launcher before the first part starts, to close it should the start be broken off */
    static Launcher start(Path folder, Ports ports, PrintStream out, Consumer<Launcher> made) {
        var home = new Home(folder);
        var lock = lock(home);
        home.remember(NAME, ProcessHandle.current());
        home.endLeftovers(CHILDREN);
        var launcher = new Launcher(home, ports, new Progress(out), lock);
        made.accept(launcher);
        try {
            launcher.startParts();
            return launcher;
        } catch (RuntimeException e) {
            launcher.close();
            throw e;
        }
    }

    /** Ends what a start that was killed left running from this folder, and deletes its data. */
    public static void reset(Path folder) {
        var home = new Home(folder);
        home.endLeftovers(CHILDREN);
        EmbeddedPostgres.stopLeftover(home);
        // By name, so that a wrong folder loses nothing else.
        List.of("data", "logs", "run", "engine", "keycloak")
                .forEach(part -> Folders.delete(home.folder().resolve(part)));
    }

    public TaskloomSystem system() {
        return TaskloomSystem.at(ports);
    }

    public KeycloakServer keycloak() {
        return services.keycloak();
    }

    public MailServer mail() {
        return services.mail();
    }

    public PostgresServer postgres() {
        return services.postgres();
    }

    public KafkaBroker kafka() {
        return services.kafka();
    }

    /** The process of {@code engine}, {@code kafka}, {@code keycloak} or {@code postgres}, while it runs. */
    public Optional<ProcessHandle> process(String part) {
        return part.equals("postgres") ? services.postgresPid().flatMap(ProcessHandle::of) : home.find(part);
    }

    /** Stops one of these four, or {@code mail}, if it runs, and starts it. */
    public void restart(String part) {
        if (part.equals("engine")) {
            engine.stop();
            engine.start();
        } else {
            services.restart(part);
        }
    }

    /** Stops one of them in order, until it is restarted. */
    public void stop(String part) {
        if (part.equals("engine")) {
            engine.stop();
        } else {
            services.halt(part);
        }
    }

    /** A part that died, if any, in words with the end of its log. */
    Optional<String> casualty() {
        if (closing) {
            return Optional.empty();
        }
        if (services.postgresPid().isEmpty()) {
            return Optional.of("PostgreSQL ended; see " + home.log("postgres"));
        }
        return CHILDREN.stream()
                .filter(part -> process(part).isEmpty())
                .findFirst()
                .map(part -> part + " ended; the end of " + home.log(part) + ":\n" + new Child(part, home).excerpt());
    }

    @Override
    public void close() {
        closing = true;
        TaskloomSystem.retract(home);
        engine.stop();
        services.close();
        home.forget(NAME);
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new ServiceFailure("The lock below " + home.run() + " could not be released", e);
        }
    }

    private void startParts() {
        refuseBusyPorts();
        progress.step("PostgreSQL", () -> services.postgres().createDatabase("taskloom"));
        // The engine needs only the database to boot: it does not wait for the slowest, Keycloak.
        Together.run(List.of(
                () -> progress.step("Engine", engine::start),
                () -> progress.step("Keycloak and its realm", services::keycloak),
                () -> progress.step("Kafka", services::kafka),
                () -> progress.step("Mail", services::mail),
                () -> progress.step("Object store", services::objects)));
        system().announce(home);
    }

    private void refuseBusyPorts() {
        var busy = ports.byName().entrySet().stream()
                .filter(port -> !Ports.isFree(port.getValue()))
                .filter(port -> !(port.getKey().equals("postgres")
                        && services.postgresPid().isPresent()))
                .map(port -> "Port " + port.getValue() + " (" + port.getKey() + ") is in use"
                        + PortHolder.of(port.getValue())
                                .map(who -> " by " + who)
                                .orElse("")
                        + ": stop that, or set " + Ports.variable(port.getKey()) + " to another port.")
                .collect(Collectors.joining("\n"));
        if (!busy.isEmpty()) {
            throw new ServiceFailure(busy);
        }
    }

    private Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("spring.profiles.active", "demo");
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", "" + ports.app());
        settings.put("spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/taskloom");
        settings.put("spring.datasource.username", EmbeddedPostgres.USER);
        settings.put("spring.datasource.password", EmbeddedPostgres.PASSWORD);
        settings.put("spring.kafka.bootstrap-servers", "127.0.0.1:" + ports.kafka());
        settings.put("taskloom.public-url", system().app());
        settings.put("taskloom.identity.issuer", system().keycloak() + "/realms/taskloom");
        settings.put("taskloom.identity.engine.client-secret", DemoRealm.ENGINE_SECRET);
        settings.put("taskloom.identity.cockpit.client-secret", DemoRealm.COCKPIT_SECRET);
        settings.put("taskloom.mail.host", "127.0.0.1");
        settings.put("taskloom.mail.port", "" + ports.smtp());
        settings.put("taskloom.mail.from", "taskloom@taskloom.example");
        // Here one person, or a bench, does what a thousand do elsewhere.
        settings.put("taskloom.limits.person", "1000000");
        settings.put("taskloom.limits.key", "1000000");
        settings.put("taskloom.limits.address", "1000000");
        // Not by the name the pages have: what somebody uploaded is of another site than the application.
        settings.put("taskloom.storage.endpoint", "http://127.0.0.1:" + ports.s3());
        settings.put("taskloom.storage.bucket", EmbeddedObjectStore.BUCKET);
        settings.put("taskloom.storage.access-key", EmbeddedObjectStore.ACCESS_KEY);
        settings.put("taskloom.storage.secret-key", EmbeddedObjectStore.SECRET_KEY);
        // In the demo a person's own webhook listener is on this machine; a production installation allows none.
        settings.put("taskloom.connector.webhook.allowed-hosts", "localhost,127.0.0.1");
        return settings;
    }

    private static FileLock lock(Home home) {
        var file = Folders.create(home.run()).resolve("launcher.lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                var pid = home.find(NAME)
                        .map(process -> " (process " + process.pid() + ")")
                        .orElse("");
                throw new ServiceFailure("Taskloom runs already from " + home.folder() + pid
                        + ": see ./taskloom status, or end it with ./taskloom stop");
            }
            return lock;
        } catch (IOException e) {
            throw new ServiceFailure("Could not lock " + file, e);
        }
    }
}
