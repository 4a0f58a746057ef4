package io.taskloom.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** {@code ./taskloom}'s commands that need more than a shell: start, stop, status, token. */
public final class LauncherMain {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);

    private LauncherMain() {}

    public static void main(String[] args) {
        var home = new Home(
                Path.of(Optional.ofNullable(System.getenv("TASKLOOM_HOME")).orElse(".taskloom")));
        try {
            switch (args[0]) {
                case "start" -> start(home);
                case "stop" -> stop(home);
                case "status" -> status(home, args.length > 1 && args[1].equals("--json"));
                case "token" -> System.out.println(token(home, args[1]));
                default -> throw new ServiceFailure("There is no command " + args[0]);
            }
        } catch (ServiceFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void start(Home home) {
        var begin = System.nanoTime();
        var launcher = new AtomicReference<@Nullable Launcher>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(launcher.get())));
        var running = started(home, launcher);
        System.out.printf(
                "%nTaskloom runs after %.1f s.%n%n%s",
                (System.nanoTime() - begin) / 1e9, Greeting.of(running.system()));
        watch(running);
    }

    private static Launcher started(Home home, AtomicReference<@Nullable Launcher> launcher) {
        try {
            return Launcher.start(home.folder(), Ports.from(System::getenv), System.out, launcher::set);
        } catch (ServiceFailure e) {
            // It has closed itself already.
            launcher.set(null);
            throw e;
        }
    }

    private static void close(@Nullable Launcher launcher) {
        if (launcher != null) {
            System.out.println("Stopping …");
            launcher.close();
            System.out.println("Stopped. The data stays.");
        }
    }

    /** A part that dies takes the rest with it: half a system would only puzzle. */
    private static void watch(Launcher launcher) {
        Await.until(Duration.ofDays(10_000), () -> launcher.casualty().isPresent());
        launcher.casualty().ifPresent(System.err::println);
        System.err.println("Start again with ./taskloom start");
        System.exit(1);
    }

    private static void stop(Home home) {
        var process = home.find(Launcher.NAME);
        if (process.isEmpty()) {
            home.endLeftovers(Launcher.CHILDREN);
            EmbeddedPostgres.stopLeftover(home);
            System.out.println("Taskloom does not run from " + home.folder());
            return;
        }
        process.get().destroy();
        if (!Await.until(STOPS_WITHIN, () -> !Home.lives(process.get()))) {
            throw new ServiceFailure("Process " + process.get().pid() + " does not stop; see ./taskloom logs");
        }
        System.out.println("Stopped. The data stays.");
    }

    private static void status(Home home, boolean json) {
        var system = TaskloomSystem.find(home)
                .orElseThrow(() -> new ServiceFailure(
                        home.find(Launcher.NAME).isPresent()
                                ? "Taskloom is starting"
                                : "Taskloom does not run from " + home.folder() + ": ./taskloom start"));
        if (json) {
            System.out.print(system.json());
        } else {
            System.out.print(Greeting.of(system));
            System.out.print(Greeting.processes(home));
        }
    }

    private static String token(Home home, String person) {
        var system = TaskloomSystem.find(home)
                .orElseThrow(() -> new ServiceFailure("Taskloom does not run: ./taskloom start"));
        return DemoRealm.at(URI.create(system.keycloak())).token(person);
    }
}
