package io.taskloom.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL with real durability. Its postmaster is a daemon: it survives this JVM when that is killed, and the
 * next start adopts it.
 */
final class EmbeddedPostgres implements Part<PostgresServer> {

    static final String MAJOR = "17";
    static final String USER = "taskloom";
    // Loopback only, and the demo's data only: a production database is never started by this class.
    static final String PASSWORD = "taskloom";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private final Path data;
    private final Path logs;
    private final int port;

    EmbeddedPostgres(Home home, int port) {
        this.data = home.data("postgres").toAbsolutePath();
        this.logs = home.logs().toAbsolutePath();
        this.port = port;
    }

    @Override
    public PostgresServer start() {
        refuseOtherVersion();
        Folders.create(logs);
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        var server = new PostgresServer("127.0.0.1", runningPort().orElse(port), USER, PASSWORD);
        if (accepts(server)) {
            return server;
        }
        server = new PostgresServer("127.0.0.1", port, USER, PASSWORD);
        run(
                "start",
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "" + STARTS_WITHIN.toSeconds(),
                "-D",
                data.toString(),
                "-l",
                logs.resolve("postgres.log").toString(),
                "-o",
                options());
        if (!accepts(server)) {
            throw new ServiceFailure("PostgreSQL started and refuses connections; see " + logs.resolve("postgres.log"));
        }
        return server;
    }

    @Override
    public void stop() {
        if (runningPort().isPresent()) {
            run("stop", "pg_ctl", "stop", "-w", "-t", "30", "-m", "fast", "-D", data.toString());
        }
    }

    /** Stops the one that a launcher left when it was killed. */
    static void stopLeftover(Home home) {
        new EmbeddedPostgres(home, 0).stop();
    }

    /** The postmaster's process id, from the file it keeps in its data. */
    Optional<Long> pid() {
        return pidFile().map(lines -> Long.parseLong(lines.getFirst().strip())).filter(EmbeddedPostgres::lives);
    }

    private Optional<Integer> runningPort() {
        return pid().flatMap(pid -> pidFile())
                .filter(lines -> lines.size() > 3)
                .map(lines -> Integer.parseInt(lines.get(3).strip()));
    }

    private Optional<List<String>> pidFile() {
        try {
            return Optional.of(Files.readAllLines(data.resolve("postmaster.pid")))
                    .filter(lines -> !lines.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).filter(Home::lives).isPresent();
    }

    /** Starting on another major version's data would hang or fail without a word about why. */
    private void refuseOtherVersion() {
        try {
            var found = Files.readString(data.resolve("PG_VERSION")).strip();
            if (!found.equals(MAJOR)) {
                throw new ServiceFailure("The data in " + data + " is of PostgreSQL " + found + ", this is " + MAJOR
                        + ": dump it with the old version and load it into the new one, or move the folder away"
                        + " (./taskloom reset deletes all data)");
            }
        } catch (IOException e) {
            // No such file: nothing there yet.
        }
    }

    private void initialise() {
        // What an initdb that was killed left behind would be refused as not empty.
        Folders.delete(data);
        try {
            var secret = Files.writeString(Files.createTempFile("taskloom", ".pw"), PASSWORD);
            try {
                run(
                        "initdb",
                        "initdb",
                        "-D",
                        data.toString(),
                        "-U",
                        USER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile",
                        secret.toString(),
                        "-E",
                        "UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C");
            } finally {
                Files.delete(secret);
            }
        } catch (IOException e) {
            throw new ServiceFailure("The database could not be initialised in " + data, e);
        }
    }

    private String options() {
        return String.join(
                " -c ",
                "-c port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=''",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=200",
                "shared_buffers=256MB",
                "max_wal_size=2GB",
                "timezone=UTC");
    }

    private boolean accepts(PostgresServer server) {
        return Await.listens(server.port())
                && Await.until(Duration.ofSeconds(20), () -> {
                    try (var connection =
                            DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password())) {
                        return connection.isValid(1);
                    } catch (SQLException e) {
                        return false;
                    }
                });
    }

    private void run(String step, String program, String... arguments) {
        var log = logs.resolve("postgres-" + step + ".log");
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses root; in a user namespace without a mapping it sees nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(PostgresBinaries.unpacked().resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            // To a file: the daemon inherits it, and a pipe would never end.
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(STARTS_WITHIN.toSeconds() + 10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new ServiceFailure("PostgreSQL: " + step + " failed:\n" + Files.readString(log) + serverLog());
            }
        } catch (IOException e) {
            throw new ServiceFailure("PostgreSQL: could not run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailure("PostgreSQL: interrupted at " + step, e);
        }
    }

    private String serverLog() throws IOException {
        var log = logs.resolve("postgres.log");
        if (!Files.exists(log)) {
            return "";
        }
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
