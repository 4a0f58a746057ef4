package io.taskloom.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a throw-away set of services until it is killed, and keeps the file named by its argument saying where they
 * answer. With {@code --all} everything starts at once; otherwise each line read from the standard input names a service
 * to start, and the end of the input ends the set. What a set that was killed itself left running is ended by the next.
 */
public final class ServicesMain {

    static final String STARTED = "started";

    private static final List<String> ALL = List.of("postgres", "keycloak", "kafka", "mail", "s3");

    private final ServiceSet services;
    private final Addresses addresses = new Addresses();
    private final Path file;

    private ServicesMain(ServiceSet services, Path file) {
        this.services = services;
        this.file = file;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var all = args.length > 1 && args[1].equals("--all");
        var home = ThrowAwayHome.claim(Path.of(System.getProperty("java.io.tmpdir")));
        var services = Services.newSet(home.folder());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            services.close();
            home.close();
        }));
        var main = new ServicesMain(services, Path.of(args[0]));
        if (all) {
            main.startAll();
            Thread.currentThread().join();
        }
        main.serve();
    }

    private void startAll() {
        Together.run(ALL.stream().<Runnable>map(name -> () -> start(name)).toList());
        addresses.write(file);
        System.out.println("Services run; " + file + " says where. Stop them with Ctrl-C.");
    }

    private void serve() throws IOException {
        var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var name = requests.readLine(); name != null; name = requests.readLine()) {
            System.out.println(answer(name));
        }
        System.exit(0);
    }

    private String answer(String name) {
        try {
            start(name);
            addresses.write(file);
            return STARTED;
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason");
        }
    }

    private void start(String name) {
        switch (name) {
            case "postgres" -> addresses.postgres(services.postgres());
            case "kafka" -> addresses.kafka(services.kafka());
            case "keycloak" -> addresses.keycloak(services.keycloak());
            case "mail" -> addresses.mail(services.mail());
            case "s3" -> addresses.objects(services.objects());
            default -> throw new ServiceFailure("There is no service " + name);
        }
    }
}
